from datetime import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for s in ['2024-02-29', '20240229', '2024-W09-4', '2024W094', '2024-W09', '2024W09', '2024-2-29']:
    show(lambda: date.fromisoformat(s))
    show(lambda: datetime.fromisoformat(s))
