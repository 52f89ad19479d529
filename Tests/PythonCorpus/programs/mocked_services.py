"""Services that are replaced by mocks: what was called, with what, and what is said when it was not."""
import asyncio
import os
import re
import time
from unittest.mock import (
    ANY, AsyncMock, MagicMock, Mock, PropertyMock, call, create_autospec, mock_open, patch, sentinel,
)


def without_ids(value):
    return re.sub(r" id='\d+'", "", repr(value))


def complaint(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except AssertionError as error:
        print("complaint:", error)
    else:
        print("no complaint")


class Store:
    def load(self, key, default=None):
        return default

    def save(self, key, value):
        raise NotImplementedError


service = Mock()
service.login("ann", token=3)
service.account.balance(2024)
service().close()
print(service.mock_calls)
print(service.method_calls, service.login.call_args, service.login.call_count)
print(call.login("ann", token=3) == service.mock_calls[0], call(1) == call(1), call(1) != call(2))
service.rate.return_value = 1.5
print(service.rate("EUR"), service.rate.called, service.other.called)
complaint(service.login.assert_called_once_with, "bob")
complaint(service.login.assert_not_called)
complaint(service.logout.assert_called_with, 1)
complaint(service.login.assert_called_once_with, "ann", token=ANY)
complaint(service.assert_has_calls, [call.login("ann", token=3), call.account.balance(2024)])
complaint(service.assert_has_calls, [call.nothing()])
print(without_ids(service.login), without_ids(service.account.balance().x), without_ids(MagicMock(name="db").query))

flaky = Mock(side_effect=[1, 2, ValueError("down")])
results = []
for _ in range(3):
    try:
        results.append(flaky())
    except ValueError as error:
        results.append(str(error))
print(results, flaky.call_count)
doubled = Mock(side_effect=lambda n: n * 2)
print(doubled(21), doubled.call_args.args, doubled.call_args.kwargs)

container = MagicMock()
container.__len__.return_value = 3
container.__iter__.return_value = iter("abc")
container.__getitem__.side_effect = lambda index: index * 10
print(len(container), list(container), container[4], bool(container), int(container))
with container as entered:
    print(entered is container.__enter__.return_value)
container.__exit__.assert_called_once_with(None, None, None)

with patch("time.sleep") as sleep:
    time.sleep(30)
    sleep.assert_called_once_with(30)
    print(sleep.mock_calls)
with patch.object(Store, "load", return_value=sentinel.found) as load:
    print(Store().load("k"), load.mock_calls)
print(Store().load("k", "default"))


@patch("time.time", return_value=12.0)
@patch.object(Store, "save")
def patched(save, clock):
    Store().save("a", time.time())
    return save.call_args


print(patched(), patched.__name__)
with patch("builtins.open", mock_open(read_data="one\ntwo\n")) as opened:
    with open("settings.txt") as file:
        print(file.read().split())
    with open("settings.txt") as file:
        print([line.strip() for line in file])
    print(opened.call_args_list)
with patch.dict("os.environ", {"MODE": "test"}):
    print(os.environ["MODE"])
print("MODE" in os.environ)

strict = create_autospec(Store)
instance = strict()
for arguments in ((), ("k",), ("k", 1, 2)):
    try:
        instance.load(*arguments)
        print("accepted", arguments)
    except TypeError as error:
        print(error)
try:
    Mock(spec=Store).remove("k")
except AttributeError as error:
    print(error)
print(isinstance(Mock(spec=Store), Store), sentinel.found, sentinel.found is sentinel.found)

fetch = AsyncMock(return_value={"status": 200})
print(asyncio.run(fetch("/items")), fetch.await_count)
fetch.assert_awaited_once_with("/items")
size = PropertyMock(return_value=4)
type(service).size = size
print(service.size, size.mock_calls)
service.reset_mock()
print(service.mock_calls, service.login.called, service.rate("x"))
# 3.14| [call.login('ann', token=3), call.account.balance(2024), call(), call().close()]
# 3.14| [call.login('ann', token=3), call.account.balance(2024)] call('ann', token=3) 1
# 3.14| True True True
# 3.14| 1.5 True False
# 3.14| complaint: expected call not found.
# 3.14| Expected: login('bob')
# 3.14|   Actual: login('ann', token=3)
# 3.14| complaint: Expected 'login' to not have been called. Called 1 times.
# 3.14| Calls: [call('ann', token=3)].
# 3.14| complaint: expected call not found.
# 3.14| Expected: logout(1)
# 3.14|   Actual: not called.
# 3.14| no complaint
# 3.14| no complaint
# 3.14| no complaint
# 3.14| <Mock name='mock.login'> <Mock name='mock.account.balance().x'> <MagicMock name='db.query'>
# 3.14| [1, 2, 'down'] 3
# 3.14| 42 (21,) {}
# 3.14| 3 ['a', 'b', 'c'] 40 True 1
# 3.14| True
# 3.14| [call(30)]
# 3.14| sentinel.found [call('k')]
# 3.14| default
# 3.14| call('a', 12.0) patched
# 3.14| ['one', 'two']
# 3.14| ['one', 'two']
# 3.14| [call('settings.txt'), call('settings.txt')]
# 3.14| test
# 3.14| False
# 3.14| missing a required argument: 'key'
# 3.14| accepted ('k',)
# 3.14| too many positional arguments
# 3.14| Mock object has no attribute 'remove'
# 3.14| True sentinel.found True
# 3.14| {'status': 200} 1
# 3.14| 4 [call()]
# 3.14| [call.rate('x')] False 1.5
