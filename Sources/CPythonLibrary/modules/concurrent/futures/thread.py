"""The executor's name where programs look for it."""

from concurrent.futures import ThreadPoolExecutor
