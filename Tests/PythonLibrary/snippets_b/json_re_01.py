# differs-from-3.11: newer messages
import json, re
docs = ['', ' ', '{', '{}', '[]', '[1,]', '{"a":1,}', '{"a" 1}', '{"a":}', '{a:1}', '"abc', '"a\\', '"a\\x"', '"\\u12"', '"\\u123g"', '"\\ud83d\\ude00"', '"\\ud83d"', '"\\ud83d\\u0041"', '"a\nb"', '[1 2]', '01', '-', '-0', '1.', '1.5e3', '1e', '1E+2', 'nul', 'NaN', '-Infinity', 'Infinity', '[1,2', '{"a":1', '{"a":1 "b"}', ' [1 , 2 ]  x', '\n\n  [1,\n  }', '"é\\n"', '{"a":[1,{"b":null}],"c":true}', '[[[]]]', '"\\u00e9\\/"', '-x', '[,]', '{,}', '[1,,2]', '{"a"', '"\\u1234', '"\x7f"', '123456789012345678901234567890', '1.0E400']

for d in docs:
    try:
        print(repr(d), json.loads(d))
    except json.JSONDecodeError as e:
        print(repr(d), e, e.pos, e.lineno, e.colno, type(e))
# expected-output:
# '' Expecting value: line 1 column 1 (char 0) 0 1 1 <class 'json.decoder.JSONDecodeError'>
# ' ' Expecting value: line 1 column 2 (char 1) 1 1 2 <class 'json.decoder.JSONDecodeError'>
# '{' Expecting property name enclosed in double quotes: line 1 column 2 (char 1) 1 1 2 <class 'json.decoder.JSONDecodeError'>
# '{}' {}
# '[]' []
# '[1,]' Illegal trailing comma before end of array: line 1 column 3 (char 2) 2 1 3 <class 'json.decoder.JSONDecodeError'>
# '{"a":1,}' Illegal trailing comma before end of object: line 1 column 7 (char 6) 6 1 7 <class 'json.decoder.JSONDecodeError'>
# '{"a" 1}' Expecting ':' delimiter: line 1 column 6 (char 5) 5 1 6 <class 'json.decoder.JSONDecodeError'>
# '{"a":}' Expecting value: line 1 column 6 (char 5) 5 1 6 <class 'json.decoder.JSONDecodeError'>
# '{a:1}' Expecting property name enclosed in double quotes: line 1 column 2 (char 1) 1 1 2 <class 'json.decoder.JSONDecodeError'>
# '"abc' Unterminated string starting at: line 1 column 1 (char 0) 0 1 1 <class 'json.decoder.JSONDecodeError'>
# '"a\\' Unterminated string starting at: line 1 column 1 (char 0) 0 1 1 <class 'json.decoder.JSONDecodeError'>
# '"a\\x"' Invalid \escape: line 1 column 3 (char 2) 2 1 3 <class 'json.decoder.JSONDecodeError'>
# '"\\u12"' Invalid \uXXXX escape: line 1 column 3 (char 2) 2 1 3 <class 'json.decoder.JSONDecodeError'>
# '"\\u123g"' Invalid \uXXXX escape: line 1 column 3 (char 2) 2 1 3 <class 'json.decoder.JSONDecodeError'>
# '"\\ud83d\\ude00"' 😀
# '"\\ud83d"' \ud83d
# '"\\ud83d\\u0041"' \ud83dA
# '"a\nb"' Invalid control character at: line 1 column 3 (char 2) 2 1 3 <class 'json.decoder.JSONDecodeError'>
# '[1 2]' Expecting ',' delimiter: line 1 column 4 (char 3) 3 1 4 <class 'json.decoder.JSONDecodeError'>
# '01' Extra data: line 1 column 2 (char 1) 1 1 2 <class 'json.decoder.JSONDecodeError'>
# '-' Expecting value: line 1 column 1 (char 0) 0 1 1 <class 'json.decoder.JSONDecodeError'>
# '-0' 0
# '1.' Extra data: line 1 column 2 (char 1) 1 1 2 <class 'json.decoder.JSONDecodeError'>
# '1.5e3' 1500.0
# '1e' Extra data: line 1 column 2 (char 1) 1 1 2 <class 'json.decoder.JSONDecodeError'>
# '1E+2' 100.0
# 'nul' Expecting value: line 1 column 1 (char 0) 0 1 1 <class 'json.decoder.JSONDecodeError'>
# 'NaN' nan
# '-Infinity' -inf
# 'Infinity' inf
# '[1,2' Expecting ',' delimiter: line 1 column 5 (char 4) 4 1 5 <class 'json.decoder.JSONDecodeError'>
# '{"a":1' Expecting ',' delimiter: line 1 column 7 (char 6) 6 1 7 <class 'json.decoder.JSONDecodeError'>
# '{"a":1 "b"}' Expecting ',' delimiter: line 1 column 8 (char 7) 7 1 8 <class 'json.decoder.JSONDecodeError'>
# ' [1 , 2 ]  x' Extra data: line 1 column 12 (char 11) 11 1 12 <class 'json.decoder.JSONDecodeError'>
# '\n\n  [1,\n  }' Expecting value: line 4 column 3 (char 10) 10 4 3 <class 'json.decoder.JSONDecodeError'>
# '"é\\n"' é
# 
# '{"a":[1,{"b":null}],"c":true}' {'a': [1, {'b': None}], 'c': True}
# '[[[]]]' [[[]]]
# '"\\u00e9\\/"' é/
# '-x' Expecting value: line 1 column 1 (char 0) 0 1 1 <class 'json.decoder.JSONDecodeError'>
# '[,]' Expecting value: line 1 column 2 (char 1) 1 1 2 <class 'json.decoder.JSONDecodeError'>
# '{,}' Expecting property name enclosed in double quotes: line 1 column 2 (char 1) 1 1 2 <class 'json.decoder.JSONDecodeError'>
# '[1,,2]' Expecting value: line 1 column 4 (char 3) 3 1 4 <class 'json.decoder.JSONDecodeError'>
# '{"a"' Expecting ':' delimiter: line 1 column 5 (char 4) 4 1 5 <class 'json.decoder.JSONDecodeError'>
# '"\\u1234' Invalid \uXXXX escape: line 1 column 3 (char 2) 2 1 3 <class 'json.decoder.JSONDecodeError'>
# '"\x7f"' 
# '123456789012345678901234567890' 123456789012345678901234567890
# '1.0E400' inf
