"""A certificate of our own for a demonstration over https in a local network.

Phones trust it once they have installed the authority that signs it, ``authority.crt``. That
authority may sign for the names below only, and its key is forgotten as soon as it has signed, so
that nobody can make other certificates with it.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from bot.demo import own_host
from bot.settings import BotSettings

DAYS = 90


class Certificate(NamedTuple):
    """Files that a server needs, and the one that a phone installs."""

    chain: Path
    key: Path
    authority: Path


def own_certificate(folder: Path, host: str, now: datetime) -> Certificate:
    """Return the certificate in ``folder`` for ``host``, made anew when it is not there or ends.

    Raises:
        OSError: The folder cannot be written to.
    """
    files = Certificate(*(folder / name for name in ("https.crt", "https.key", "authority.crt")))
    if all(path.exists() for path in files) and _serves(files.chain, host, now):
        return files
    folder.mkdir(parents=True, exist_ok=True)
    signer, authority = _authority(host, now)
    key = ec.generate_private_key(ec.SECP256R1())
    server = (
        _begun("Một Cửa", authority.subject, key, now)
        .add_extension(x509.SubjectAlternativeName(_names(host)), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(signer, hashes.SHA256())
    )
    files.key.touch(mode=0o600)
    files.key.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    files.authority.write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    files.chain.write_bytes(server.public_bytes(serialization.Encoding.PEM))
    return files


def served_with(settings: BotSettings, now: datetime) -> Certificate | None:
    """Return the certificate that ``settings`` ask for; ``None`` for plain http.

    Raises:
        OSError: Its folder cannot be written to.
    """
    if settings.https_port is None:
        return None
    given = settings.https_certificate, settings.https_key
    if given[0] is not None and given[1] is not None:
        return Certificate(given[0], given[1], given[0])
    return own_certificate(settings.keys_dir, own_host(settings), now)


def _authority(host: str, now: datetime) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("Một Cửa: trình diễn")
    allowed: list[x509.GeneralName] = [
        x509.IPAddress(ipaddress.ip_network(one.value)) if isinstance(one, x509.IPAddress) else one
        for one in _names(host)
    ]
    made = (
        _begun("Một Cửa: trình diễn", name, key, now)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.NameConstraints(allowed, None), critical=True)
        .sign(key, hashes.SHA256())
    )
    return key, made


def _begun(
    subject: str, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, now: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))  # clocks of phones differ
        .not_valid_after(now + timedelta(days=DAYS))
    )


def _name(words: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])


def _names(host: str) -> Sequence[x509.GeneralName]:
    local = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    try:
        own: x509.GeneralName = x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        own = x509.DNSName(host)
    return local if own in local else [*local, own]


def _serves(path: Path, host: str, now: datetime) -> bool:
    try:
        found = x509.load_pem_x509_certificate(path.read_bytes())
        named = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (ValueError, x509.ExtensionNotFound):
        return False
    lasts = found.not_valid_after_utc - now.astimezone(UTC) > timedelta(days=1)
    return lasts and set(_names(host)) <= set(named)
