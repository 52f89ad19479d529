from datetime import *
td = timedelta
class MyD(datetime):
    pass

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: MyD(2020, 1, 1))
show(lambda: MyD(2020, 1, 1) + td(1))
show(lambda: type(MyD(2020, 1, 1).replace(day=2)).__name__)
