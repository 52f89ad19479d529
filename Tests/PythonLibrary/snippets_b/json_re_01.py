import json, re
docs = ['', ' ', '{', '{}', '[]', '[1,]', '{"a":1,}', '{"a" 1}', '{"a":}', '{a:1}', '"abc', '"a\\', '"a\\x"', '"\\u12"', '"\\u123g"', '"\\ud83d\\ude00"', '"\\ud83d"', '"\\ud83d\\u0041"', '"a\nb"', '[1 2]', '01', '-', '-0', '1.', '1.5e3', '1e', '1E+2', 'nul', 'NaN', '-Infinity', 'Infinity', '[1,2', '{"a":1', '{"a":1 "b"}', ' [1 , 2 ]  x', '\n\n  [1,\n  }', '"é\\n"', '{"a":[1,{"b":null}],"c":true}', '[[[]]]', '"\\u00e9\\/"', '-x', '[,]', '{,}', '[1,,2]', '{"a"', '"\\u1234', '"\x7f"', '123456789012345678901234567890', '1.0E400']

for d in docs:
    try:
        print(repr(d), json.loads(d))
    except json.JSONDecodeError as e:
        print(repr(d), e, e.pos, e.lineno, e.colno, type(e))
# 3.14| '' Expecting value: line 1 column 1 (char 0) 0 1 1 <class 'json.decoder.JSONDecodeError'>
# 3.14| ' ' Expecting value: line 1 column 2 (char 1) 1 1 2 <class 'json.decoder.JSONDecodeError'>
# 3.14| '{' Expecting property name enclosed in double quotes: line 1 column 2 (char 1) 1 1 2 <class 'json.decoder.JSONDecodeError'>
# 3.14| '{}' {}
# 3.14| '[]' []
# 3.14| '[1,]' Illegal trailing comma before end of array: line 1 column 3 (char 2) 2 1 3 <class 'json.decoder.JSONDecodeError'>
# 3.14| '{"a":1,}' Illegal trailing comma before end of object: line 1 column 7 (char 6) 6 1 7 <class 'json.decoder.JSONDecodeError'>
# 3.14| '{"a" 1}' Expecting ':' delimiter: line 1 column 6 (char 5) 5 1 6 <class 'json.decoder.JSONDecodeError'>
# 3.14| '{"a":}' Expecting value: line 1 column 6 (char 5) 5 1 6 <class 'json.decoder.JSONDecodeError'>
# 3.14| '{a:1}' Expecting property name enclosed in double quotes: line 1 column 2 (char 1) 1 1 2 <class 'json.decoder.JSONDecodeError'>
# 3.14| '"abc' Unterminated string starting at: line 1 column 1 (char 0) 0 1 1 <class 'json.decoder.JSONDecodeError'>
# 3.14| '"a\\' Unterminated string starting at: line 1 column 1 (char 0) 0 1 1 <class 'json.decoder.JSONDecodeError'>
# 3.14| '"a\\x"' Invalid \escape: line 1 column 3 (char 2) 2 1 3 <class 'json.decoder.JSONDecodeError'>
# 3.14| '"\\u12"' Invalid \uXXXX escape: line 1 column 3 (char 2) 2 1 3 <class 'json.decoder.JSONDecodeError'>
# 3.14| '"\\u123g"' Invalid \uXXXX escape: line 1 column 3 (char 2) 2 1 3 <class 'json.decoder.JSONDecodeError'>
# 3.14| '"\\ud83d\\ude00"' 😀
# 3.14| '"\\ud83d"' \ud83d
# 3.14| '"\\ud83d\\u0041"' \ud83dA
# 3.14| '"a\nb"' Invalid control character at: line 1 column 3 (char 2) 2 1 3 <class 'json.decoder.JSONDecodeError'>
# 3.14| '[1 2]' Expecting ',' delimiter: line 1 column 4 (char 3) 3 1 4 <class 'json.decoder.JSONDecodeError'>
# 3.14| '01' Extra data: line 1 column 2 (char 1) 1 1 2 <class 'json.decoder.JSONDecodeError'>
# 3.14| '-' Expecting value: line 1 column 1 (char 0) 0 1 1 <class 'json.decoder.JSONDecodeError'>
# 3.14| '-0' 0
# 3.14| '1.' Extra data: line 1 column 2 (char 1) 1 1 2 <class 'json.decoder.JSONDecodeError'>
# 3.14| '1.5e3' 1500.0
# 3.14| '1e' Extra data: line 1 column 2 (char 1) 1 1 2 <class 'json.decoder.JSONDecodeError'>
# 3.14| '1E+2' 100.0
# 3.14| 'nul' Expecting value: line 1 column 1 (char 0) 0 1 1 <class 'json.decoder.JSONDecodeError'>
# 3.14| 'NaN' nan
# 3.14| '-Infinity' -inf
# 3.14| 'Infinity' inf
# 3.14| '[1,2' Expecting ',' delimiter: line 1 column 5 (char 4) 4 1 5 <class 'json.decoder.JSONDecodeError'>
# 3.14| '{"a":1' Expecting ',' delimiter: line 1 column 7 (char 6) 6 1 7 <class 'json.decoder.JSONDecodeError'>
# 3.14| '{"a":1 "b"}' Expecting ',' delimiter: line 1 column 8 (char 7) 7 1 8 <class 'json.decoder.JSONDecodeError'>
# 3.14| ' [1 , 2 ]  x' Extra data: line 1 column 12 (char 11) 11 1 12 <class 'json.decoder.JSONDecodeError'>
# 3.14| '\n\n  [1,\n  }' Expecting value: line 4 column 3 (char 10) 10 4 3 <class 'json.decoder.JSONDecodeError'>
# 3.14| '"é\\n"' é
# 3.14|
# 3.14| '{"a":[1,{"b":null}],"c":true}' {'a': [1, {'b': None}], 'c': True}
# 3.14| '[[[]]]' [[[]]]
# 3.14| '"\\u00e9\\/"' é/
# 3.14| '-x' Expecting value: line 1 column 1 (char 0) 0 1 1 <class 'json.decoder.JSONDecodeError'>
# 3.14| '[,]' Expecting value: line 1 column 2 (char 1) 1 1 2 <class 'json.decoder.JSONDecodeError'>
# 3.14| '{,}' Expecting property name enclosed in double quotes: line 1 column 2 (char 1) 1 1 2 <class 'json.decoder.JSONDecodeError'>
# 3.14| '[1,,2]' Expecting value: line 1 column 4 (char 3) 3 1 4 <class 'json.decoder.JSONDecodeError'>
# 3.14| '{"a"' Expecting ':' delimiter: line 1 column 5 (char 4) 4 1 5 <class 'json.decoder.JSONDecodeError'>
# 3.14| '"\\u1234' Unterminated string starting at: line 1 column 1 (char 0) 0 1 1 <class 'json.decoder.JSONDecodeError'>
# 3.14| '"\x7f"' 
# 3.14| '123456789012345678901234567890' 123456789012345678901234567890
# 3.14| '1.0E400' inf
