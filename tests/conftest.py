"""What holds for every test."""

import signal

from hypothesis import HealthCheck, settings

# A busy machine is no fault of the code: no example has a time of its own.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

# A shell begins what it runs in the background deaf to interrupts, and so would be every run that
# these tests begin and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
