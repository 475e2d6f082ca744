"""What holds for every test."""

from hypothesis import HealthCheck, settings

# A busy machine is no fault of the code: no example has a time of its own.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")
