"""The prescribed ways to show that a piece of personal data is there without showing it."""


def mask_name(name: str) -> str:
    """Return a person's name with everything after the family name starred: 张伟 is 张*."""
    return name[:1] + "*" * (len(name) - 1)


def mask_number(number: str) -> str:
    """Return an identity or licence number with only its first and last two characters."""
    return number if len(number) < 5 else number[:2] + "*" * (len(number) - 4) + number[-2:]


def mask_phone(phone: str) -> str:
    """Return a telephone number with its middle starred: 138****1234."""
    return "*" * len(phone) if len(phone) < 8 else phone[:3] + "*" * (len(phone) - 7) + phone[-4:]


def mask_address(address: str) -> str:
    """Return an address down to its first six characters, about the county."""
    return address[:6] + ("……" if len(address) > 6 else "")
