# differs-from-3.11: newer messages of range errors, and newer formats
from datetime import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for s in ['2024-02-30', '2024-02', 'abc', '', '2024-02-29T10', '2024/02/29', '2024-0229']:
    show(lambda: date.fromisoformat(s))
    show(lambda: datetime.fromisoformat(s))
# expected-output:
# ValueError day 30 must be in range 1..29 for month 2 in year 2024
# ValueError day 30 must be in range 1..29 for month 2 in year 2024
# ValueError Invalid isoformat string: '2024-02'
# ValueError Invalid isoformat string: '2024-02'
# ValueError Invalid isoformat string: 'abc'
# ValueError Invalid isoformat string: 'abc'
# ValueError Invalid isoformat string: ''
# ValueError Invalid isoformat string: ''
# ValueError Invalid isoformat string: '2024-02-29T10'
# datetime.datetime(2024, 2, 29, 10, 0)
# ValueError Invalid isoformat string: '2024/02/29'
# ValueError Invalid isoformat string: '2024/02/29'
# ValueError Invalid isoformat string: '2024-0229'
# ValueError Invalid isoformat string: '2024-0229'
