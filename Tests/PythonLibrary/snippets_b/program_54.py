from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(lambda x: x ** 2, range(5))), pool.submit(divmod, 7, 3).result())
