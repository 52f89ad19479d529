import difflib, calendar, sys, random
s = difflib.SequenceMatcher(None, 'abcd xyz', 'bcde xz q')

print(s.ratio(), s.quick_ratio(), s.real_quick_ratio(), s.get_opcodes(), s.get_matching_blocks(), s.find_longest_match())
