from datetime import *

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for s in ['2024-02-30', '2024-02', 'abc', '', '2024-02-29T10', '2024/02/29', '2024-0229']:
    show(lambda: date.fromisoformat(s))
    show(lambda: datetime.fromisoformat(s))
# 3.14| ValueError day 30 must be in range 1..29 for month 2 in year 2024
# 3.14| ValueError day 30 must be in range 1..29 for month 2 in year 2024
# 3.14| ValueError Invalid isoformat string: '2024-02'
# 3.14| ValueError Invalid isoformat string: '2024-02'
# 3.14| ValueError Invalid isoformat string: 'abc'
# 3.14| ValueError Invalid isoformat string: 'abc'
# 3.14| ValueError Invalid isoformat string: ''
# 3.14| ValueError Invalid isoformat string: ''
# 3.14| ValueError Invalid isoformat string: '2024-02-29T10'
# 3.14| datetime.datetime(2024, 2, 29, 10, 0)
# 3.14| ValueError Invalid isoformat string: '2024/02/29'
# 3.14| ValueError Invalid isoformat string: '2024/02/29'
# 3.14| ValueError Invalid isoformat string: '2024-0229'
# 3.14| ValueError Invalid isoformat string: '2024-0229'
