import json, re
import io
f = io.StringIO()

json.dump([1, {'a': 2}], f, indent=2)
print(f.getvalue())
f.seek(0)
print(json.load(f))
print(re.I, repr(re.I), re.I | re.M, repr(re.I | re.M), re.NOFLAG, repr(re.RegexFlag(0)), type(re.I), re.I + 1, repr(re.I | 1024), ~re.I)
# 3.14| [
# 3.14|   1,
# 3.14|   {
# 3.14|     "a": 2
# 3.14|   }
# 3.14| ]
# 3.14| [1, {'a': 2}]
# 3.14| re.IGNORECASE re.IGNORECASE re.IGNORECASE|re.MULTILINE re.IGNORECASE|re.MULTILINE re.NOFLAG re.NOFLAG <flag 'RegexFlag'> 3 re.IGNORECASE|0x400 re.ASCII|re.LOCALE|re.UNICODE|re.MULTILINE|re.DOTALL|re.VERBOSE|re.DEBUG|0x1
