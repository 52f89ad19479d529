import io
b = io.BytesIO()
b.write(b"header")
b.seek(0, io.SEEK_END)
b.write(b"-tail")
print(b.getvalue(), b.tell(), b.seek(2), b.read(3))
