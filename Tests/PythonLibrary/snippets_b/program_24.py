from html.parser import HTMLParser
class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []
    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.found.append(dict(attrs).get("href"))
p = Links()
p.feed('<p><a href="/one">1</a> <A HREF=two>2</A><a name=x></p>')
print(p.found)
