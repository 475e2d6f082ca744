"""Work on other machines, or on a cluster that Dask starts on this one."""

import atexit
from concurrent.futures import Executor
from contextlib import suppress
from typing import TYPE_CHECKING

from convert.batch.fingerprint import maker_versions
from convert.batch.pool import MakeExecutor
from convert.errors import MissingError, UsageError
from convert.settings import Settings

if TYPE_CHECKING:
    from distributed import Client

LOCAL = "dask"
_PATIENCE = 10  # seconds for a cluster, and for its first worker, to answer


def dask_executor(address: str, settings: Settings) -> MakeExecutor:
    """Makes executors on the cluster at `address`; "dask" starts one here.

    Raises MissingError without the extra `dask` or where no cluster answers, UsageError where
    a worker has other versions than this machine: its outputs would be other outputs.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise MissingError(
            "--executor needs Dask",
            hint="`pip install 'article-convert[dask]'` brings it.",
            code="machine.dask",
        ) from error
    if address != LOCAL and "://" not in address:
        raise UsageError(
            f"no executor '{address}'", hint=f"Known: {LOCAL}, or a cluster's tcp://HOST:8786."
        )
    client = _connect(Client, address)
    atexit.register(client.close)
    _compare_versions(client, settings)

    def executor(workers: int) -> Executor:  # noqa: ARG001 - the cluster has the workers it has
        found: Executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call] # Dask's
        return found

    return executor


def _connect(kind: "type[Client]", address: str) -> "Client":
    try:
        if address == LOCAL:
            # One thread each: the engine that sets PDF is not made for two in one process.
            return kind(threads_per_worker=1, dashboard_address=None)
        return kind(address, timeout=_PATIENCE)
    except OSError as error:
        raise MissingError(
            f"no Dask cluster answers at '{address}': {error}",
            hint="Start one with `dask scheduler` and `dask worker`.",
            code="machine.dask",
        ) from error


def _compare_versions(client: "Client", settings: Settings) -> None:
    with suppress(TimeoutError):
        client.wait_for_workers(1, timeout=_PATIENCE)
    here = maker_versions(settings.to)
    there = client.run(maker_versions, settings.to)
    if not there:
        raise MissingError("the Dask cluster has no workers", hint="Start some: `dask worker`.")
    for worker, versions in there.items():
        if versions != here:
            different = sorted(set(versions) ^ set(here))
            raise UsageError(
                f"the worker at {worker} has other versions: {', '.join(different)}",
                hint="Install the same lock file on all machines.",
                code="executor.versions",
            )
