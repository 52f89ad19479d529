"""The decoder's names where programs look for them."""

from json import JSONDecodeError, JSONDecoder, _scanstring as scanstring

__all__ = ["JSONDecoder", "JSONDecodeError"]
