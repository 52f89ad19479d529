import html
print(html.escape("<a href=\"x\">Tom & 'Jerry'</a>"))
print(html.unescape("caf&eacute; &lt;3 &#x1F600; &notanentity; &copy"))
