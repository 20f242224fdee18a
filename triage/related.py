"""Words the trade uses for nearly the same thing, so that "abroad" finds the article on travelling.

A hand-written list of this project, from general helpdesk English and not from any measured set; a word of the same row counts
for a part of the asked one (`rank.py`), never as much as the word itself. Organisations' own product names do not belong here.
"""

from collections.abc import Mapping

from triage.stem import stem

_ROWS = """
    laptop computer notebook pc macbook mac workstation machine desktop device
    monitor screen display
    phone mobile smartphone iphone android cell
    keyboard mouse headset webcam dock docking accessory peripheral equipment
    printer print printing toner scanner scan
    hardware equipment device
    wifi wlan wireless hotspot ssid network
    network internet lan ethernet connection connectivity
    vpn remote tunnel gateway
    connect connection join access
    password passcode passphrase credentials pin
    login signin logon authenticate authentication
    logout signout
    mfa 2fa tfa otp authenticator token twofactor multifactor verification
    sso signon saml okta singlesignon
    account user profile login
    username userid account
    locked lockout blocked suspended disabled
    reset change forgot forgotten recover expired renew
    permission permissions access rights role authorization authorisation privilege
    admin administrator privileges root
    request ask apply order form
    revoke remove removal terminate deprovision offboarding
    add grant provision assign
    remove delete uninstall erase
    install installation setup deploy download
    setup configure configuration settings onboarding start started
    update upgrade patch version
    reinstall wipe reimage reset restore
    backup restore recover recovery snapshot
    encrypt encryption bitlocker filevault
    software application app program tool
    saas cloud app tool vendor
    license licence subscription seat
    buy purchase order procure procurement purchasing
    cost price dollars euro budget money pay payment
    expense reimbursement reimburse
    email mail mailbox inbox message
    newsletter spam junk filter
    phishing phish spoofing spoof scam suspicious fraud fake impersonation
    virus malware ransomware infected antivirus trojan
    security incident breach compromised hacked
    lost stolen theft missing steal misplaced
    calendar schedule appointment invite meeting
    meeting call conference video
    mute silence quiet notification notifications
    ping notification mention alert
    group list distribution dl
    channel room space
    share sharing shared
    file document folder drive
    disk drive storage ssd space
    room conference boardroom
    abroad travel travelling traveling overseas international foreign trip country
    home remote telework wfh
    contractor external guest vendor partner
    joiner newcomer onboarding newhire starter new
    leaver offboarding departing leaving quit
    crash freeze hang frozen unresponsive stuck crashes
    slow performance lag sluggish
    error fail failure failed problem issue
    broken damaged faulty defective cracked repair
    repair fix troubleshoot troubleshooting diagnose
    replace replacement swap
    battery charger charging power
    boot startup restart reboot start
    signature sign signing esign
    name rename surname
    contact reach call helpdesk servicedesk support
    urgent emergency escalate priority critical asap
    weekend saturday sunday hours after
    approval approve manager boss supervisor
    personal private
    policy rule allowed permitted mandatory required requirement
    safe secure security
    key passkey yubikey token
    certificate cert certificates tls ssl
    browser chrome firefox safari edge
    database db sql
    server host vm instance
    desktop vdi virtual
    sync synchronise synchronize
    language locale translation
    photo picture image avatar
    record recording
    quota limit full storage space
    archive export
    team staff people colleague
    employee staff worker
    company organisation organization
    guide manual instructions documentation howto
    length long characters minimum
    color colour
    favourite favorite
    organise organize
"""


def _by_stem() -> dict[str, tuple[str, ...]]:
    related: dict[str, dict[str, None]] = {}
    for row in _ROWS.strip().splitlines():
        group = tuple(dict.fromkeys(stem(word) for word in row.split()))
        for one in group:
            related.setdefault(one, {}).update(dict.fromkeys(other for other in group if other != one))
    return {one: tuple(others) for one, others in related.items()}


RELATED: Mapping[str, tuple[str, ...]] = _by_stem()
"""Stem -> stems of the same rows."""
