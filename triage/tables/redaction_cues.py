"""Phrases that announce a password, a code or a login, in English, German, Spanish, Portuguese, French. Regular expressions, lower-case.

Own list. "_" stands for one space or hyphen.
"""

from typing import Final

_CODE = """
(?:pin|geheimzahl|puk|tan|otp|totp|2fa|mfa)(?:_?(?:code|nummer|number))?\\b
(?:verification|one_?time|security|unlock|access|login|sms|backup|recovery|auth(?:entication)?)_(?:pass)?(?:code|pin)s?\\b
(?:door|alarm|entry|gate|safe|lock|keypad|voicemail|bypass|reset)_(?:pass)?(?:code|pin)s?\\b
(?:recovery|bitlocker|unlock)_keys?\\b wiederherstellungsschlüssel clé_de_récupération clave_de_recuperación chave_de_recuperação
(?:bestätigungs|sicherheits|zugangs|einmal|entsperr|freischalt)-?code
c[oó]digo_de_(?:verificaci[oó]n|acceso|seguridad|verifica[cç][aã]o|acesso)\\b code_de_(?:vérification|sécurité|validation)\\b
code_(?:secret|pin)\\b
"""
_INSIDE = """
pass?[_]?w[o0]?r?[o0]?r?d pa(?:ss|s)wor[td] passwd pwd passphrase pass_?code passw[oö]rte?r? kenn?w[oö]rte?r? motdepasse
"""
_WORD = """
contrase[nñ]as? senhas?\\b palavras?_passe mots?_de_passe mdp\\b pws?\\b pass\\b p/w\\b p\\.w\\. psk\\b claves?\\b wachtwoord
community_string\\b
(?:security|secret)_(?:question|answer)\\b (?:the|secret|recovery|seed|security|code|backup)_phrase\\b
parola_d'ordine passkey\\b (?:wi-?fi|wlan|wpa2?|network)_(?:key|code|schlüssel|pass)\\b
"""
_LOGIN = """
credentials?\\b creds?\\b log_?(?:in|on|ins)\\b sign_?in\\b zugangsdaten anmeldedaten login-?daten zugang\\b credenciales credenciais
identifiants secret\\b typed\\b entered\\b eingegeben\\b getippt\\b tapé\\b saisi\\b escrib[ií]\\b digitei\\b teclee?\\b
"""


def _either(words: str) -> str:
    return "|".join(words.split()).replace("[_]", "_").replace("_", "[ -]")


# One look-behind for a whole group: tried before each of its words it would be most of the work.
CUES: Final = (
    rf"(?P<code>(?<!\w)(?:{_either(_CODE)}))"
    rf"|(?P<word>{_either(_INSIDE)}|(?<!\w)(?:{_either(_WORD)}))"
    rf"|(?P<login>(?<!\w)(?:{_either(_LOGIN)}))"
)
"""Groups: code (a number follows), word (a password follows), login (an account and a password follow)."""

_TITLES = """
(?:Univ\\.-?)?Prof Ing Mag Mr Mrs Ms Miss Mx Dr Herrn? Frau Señora? Srt?a Sra Senhora? Don Doña Monsieur Madame Mme Mlle
"""
_SAYS = """
my_(?:full_)?name(?:_is|'s|:) name(?:_is|'s)?: mein_name_ist ich_heiße me_llamo mi_nombre_es meu_nome_é chamo-me me_chamo je_m'appelle
mon_nom_est (?:full|first|last|sur)_?name: employee(?:_name)?: contact(?:_person)?: requester: caller: user: attn:?
"""
_IS = "i_am i'm this_is ich_bin hier_ist soy aquí sou aqui_é je_suis ici"
_REACH = "ask call contact ping tell cc colleague boss kollege kollegin"
_PERSON = """
im manager supervisor assistant from with to for by and hi hello hey dear hallo liebe[r]? hola olá bonjour thanks thank_you danke
gracias obrigad[oa] merci between
"""
_CLOSINGS = """
(?:(?:kind|best|warm|many)_)?regards sincerely(?:_yours)? yours_(?:sincerely|truly|faithfully) cheers many_thanks thanks thank_you thx
best all_the_best mit_freundlichen_grüßen (?:viele|liebe|beste|freundliche|schöne)_grüße gruß mfg lg vg danke saludos(?:_cordiales)?
un_saludo atentamente gracias atenciosamente cumprimentos abraço obrigad[oa] cordialement bien_cordialement sincères_salutations merci
"""


def _spaced(words: str) -> str:
    return "|".join(words.split()).replace("_", " ")


TITLES: Final = _spaced(_TITLES)
"""Before a name, with a capital."""
SAYS_NAME: Final = _spaced(_SAYS)
"""A name of any kind follows."""
IS_SOMEBODY: Final = _spaced(_IS)
"""A name follows if two words or a first name do."""
REACHES: Final = _spaced(_REACH)
"""As IS_SOMEBODY, for third persons."""
NEAR_PERSON: Final = _spaced(_PERSON)
"""A name follows if a first name does."""
CLOSINGS: Final = _spaced(_CLOSINGS)
"""The end of a letter: a signature follows."""
