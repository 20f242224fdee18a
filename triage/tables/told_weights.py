"""Weights of `triage.redact_told`, learned; do not edit by hand.

From own messages (tests/benchmarks/told and the unseen batches), from IRC chat of Kummerfeld et al., ACL 2019 (CC BY 4.0) and IT tickets
(CC0), none of which is contained here. Command: python tests/benchmarks/learn_told_weights.py --data PATH. Learned on
2026-11-22. Each lot by weights that never saw it, this layer alone:
first: secrets 359/421 = 0.853, clean untouched 839/896 = 0.936
second: secrets 159/216 = 0.736, clean untouched 216/250 = 0.864
third: secrets 112/178 = 0.629, clean untouched 171/189 = 0.905
unseen_2026_11: secrets 90/93 = 0.968, clean untouched 57/60 = 0.950
unseen_2026_11_later: secrets 91/94 = 0.968, clean untouched 73/80 = 0.912
unseen_2026_11_blind: secrets 90/98 = 0.918, clean untouched 71/71 = 1.000
"""

from typing import Final

FROM: Final = {"odd": 0.4, "bare": 0.45, "digits": 0.4, "plain": 0.47, "faint": 0.55, "run": 0.45}
"""From which score on a candidate of the group is hidden."""
_TABLES = {
    "odd": """
account near=-0.46; after a secret:adj=0.23; after a secret:comma=0.38; after a secret:conj=0.33; after a secret:other=0.33;
after a secret:to=0.16; after a secret:use=0.28; after a secret:usual=-1.71; bias=1.93; capital=0.92; cl:1=0.91; cl:2-3=0.08;
cl:4-6=0.15; cl:7+=-0.90; cl:A=-0.79; cl:A:2-3=-0.09; cl:A:4-6=-0.19; cl:A:7+=-0.52; cl:K=-0.27; cl:K:1=0.43; cl:K:2-3=-0.29;
cl:K:7+=-0.43; cl:L=-0.06; cl:L:1=-0.53; cl:L:2-3=0.07; cl:L:4-6=0.59; cl:L:7+=-0.20; cl:N=0.27; cl:N:2-3=0.69; cl:N:4-6=-0.26;
cl:N:7+=-0.13; cl:P=1.09; cl:P:1=1.02; cl:P:2-3=-0.31; cl:P:7+=0.38; cl:apart=-0.43; cl:apart:uncolon=-0.61;
cl:colon before=-0.37; cl:none=-0.23; cr about=-0.96; cr:A:4-6=-0.34; cr:K:2-3=-0.12; cr:K:4-6=-0.18; cr:K:7+=-0.09;
cr:L:2-3=-0.11; cr:L:4-6=0.22; cr:L:7+=0.26; cr:N:1=-0.36; cr:N:2-3=-0.45; cr:N:4-6=-0.42; cr:N:7+=-0.12; cr:P:1=-0.36;
cr:P:2-3=1.41; cr:P:4-6=0.77; cr:P:7+=0.75; cr:apart=-0.68; cr:none=-0.70; cue about=-0.68; digit first=-0.14; enclosed=-0.42;
failing before=-0.34; has:about=-0.20; has:as=0.60; has:asks=-0.59; has:be=0.20; has:cueU=-0.16; has:fine=-0.57; has:from=-0.59;
has:modal=-0.41; has:neg=-0.08; has:spelled=0.33; has:to=0.34; has:unit=-0.16; has:use=0.27; has:with=0.19; hyphened=-0.91;
inner capital=-0.55; joined by dot or line=0.61; k:colon=0.38; k:comma=0.08; k:slash=0.61; k:space=-0.34; k:start=-0.60;
k:stop=-0.10; l:about:colon=0.35; l:adj=0.38; l:adj:colon=0.34; l:adj:slash=0.19; l:as=0.41; l:asks=-0.44; l:be=1.30; l:conj=0.14;
l:cueK=0.36; l:cueK:colon=0.06; l:cueL=0.12; l:cueL:colon=-0.65; l:cueN=-0.34; l:cueN:colon=0.15; l:cueN:comma=0.16; l:cueP=0.57;
l:cueP:colon=0.39; l:det=-0.41; l:fine=0.13; l:for=-1.74; l:from=-0.20; l:known=0.27; l:modal=-0.09; l:none:start=-0.60;
l:number=-0.73; l:number:colon=0.10; l:other=-0.13; l:prep=-1.00; l:pron=-0.07; l:say=-0.20; l:spelled=0.38; l:thing=0.24;
l:time=0.26; l:to=-0.30; l:use=1.00; l:usual=-0.53; l:with=0.23; l:word:colon=-0.43; l:word:comma=-0.14; l:word:slash=0.60;
l:word:stop=-0.20; like a machine=-2.32; ll:about=-0.06; ll:adj=0.24; ll:asks=0.21; ll:be=0.17; ll:conj=-0.13; ll:cueL=-0.42;
ll:cueN=0.26; ll:cueP=0.55; ll:cueU=0.52; ll:det=0.61; ll:digits=-0.08; ll:filler=-0.19; ll:fine=-0.28; ll:for=-0.12;
ll:from=0.22; ll:known=-0.07; ll:modal=0.12; ll:number=0.11; ll:other=0.21; ll:prep=-0.82; ll:pron=0.59; ll:thing=0.41;
ll:to=-0.28; ll:unit=-0.10; ll:use=0.08; ll:usual=0.17; ll:with=0.41; lower=0.87; mixed=-0.46; name before=0.08;
no cue before=-0.18; no digit=0.46; number noun before=-0.27; open:bracket=-0.28; open:quote=-0.43; opens sentence=-0.71;
path:=-0.12; path:about=-0.50; path:about>be=0.11; path:about>be>be=0.05; path:as=0.33; path:as>with=0.28; path:be=-0.06;
path:be>about>to=0.06; path:be>use=-0.10; path:be>use>to=-0.27; path:fine=0.06; path:from=0.34; path:from>to=0.14; path:long=0.27;
path:modal>be=0.12; path:neg>be=-0.29; path:number=0.10; path:number>be=0.08; path:say=0.12; path:to=0.26; path:use=0.19;
path:with=0.55; path:with>asks>asks=-0.17; path:with>spelled=0.30; pre:about=0.43; pre:adj=0.38; pre:cueL=0.06; pre:det=0.13;
pre:digits=0.07; pre:for=-0.15; pre:known=-0.31; pre:modal=-0.40; pre:none=-0.69; pre:other=-0.09; pre:pron=0.52; pre:thing=0.47;
pre:use=-0.07; pre:usual=-0.06; prepre:about=-0.11; prepre:adj=0.07; prepre:asks=0.08; prepre:be=-0.19; prepre:cueL=-0.08;
prepre:cueP=-0.40; prepre:cueU=-1.10; prepre:det=0.25; prepre:digits=-0.15; prepre:known=-0.05; prepre:neg=-0.17;
prepre:number=0.15; prepre:pron=0.20; prepre:say=0.22; prepre:thing=0.06; prepre:use=0.42; prepre:usual=0.23; prepre:with=0.19;
r:about=-0.39; r:adj=0.15; r:as=0.35; r:asks=-0.10; r:be=0.41; r:but=0.10; r:conj=-0.25; r:cueN=-0.36; r:cueP=-0.36; r:cueU=0.13;
r:det=-0.36; r:digits=-0.36; r:fine=-0.51; r:for=0.68; r:from=0.07; r:known=-0.15; r:modal=0.29; r:neg=0.68; r:other=-1.36;
r:prep=-0.36; r:pron=-0.22; r:thing=-0.12; r:time=0.05; r:to=0.23; r:use=0.27; r:usual=-0.35; r:with=0.58; rk:colon=-1.18;
rk:comma=0.95; rk:dash=0.06; rk:end=1.04; rk:line=0.51; rk:slash=-1.88; rk:space=0.47; rpath:=-0.35; rpath:about=-0.19;
rpath:as=0.67; rpath:asks>be=0.08; rpath:be=0.42; rpath:be>for=0.16; rpath:be>number=0.37; rpath:but>neg=0.27; rpath:fine=-0.47;
rpath:fine>as=0.38; rpath:for=-0.26; rpath:modal>use=0.21; rpath:neg=0.10; rpath:neg>but=0.08; rpath:neg>for=0.15;
rpath:spelled=0.07; rpath:to=-0.25; rpath:to>about=0.11; rpath:use=-0.44; rpath:with=-0.14; rr:adj=0.15; rr:as=0.10;
rr:as>adj=0.13; rr:as>cueK=0.11; rr:as>cueP=0.11; rr:as>prep=0.05; rr:be=-0.14; rr:be>det=0.55; rr:be>fine=-0.16;
rr:be>known=0.31; rr:but=-0.08; rr:conj=-0.13; rr:cueP=0.19; rr:det=-0.59; rr:fine=0.37; rr:for=-0.18; rr:for>det=0.17;
rr:for>pron=0.07; rr:for>thing=0.42; rr:neg=0.08; rr:other=0.07; rr:prep=-0.21; rr:pron=-0.35; rr:spelled=0.13; rr:time=0.15;
rr:to>cueL=-0.25; rr:to>det=-0.14; rr:to>other=0.35; rr:to>use=0.47; rr:to>usual=-0.19; rr:unit=0.12; rr:use=-0.25;
rr:usual=-0.16; rr:with=-0.36; short=-2.27; sign=0.72; spelled=0.24; strength:0=-1.50; strength:1=-0.50; strength:2=0.63;
strength:3=1.37; tailed=-0.32; uncued l:adj:colon=0.34; uncued l:as=0.05; uncued l:be=0.36; uncued l:conj=0.15;
uncued l:det=-0.16; uncued l:fine=0.16; uncued l:known=-0.18; uncued l:modal=-0.09; uncued l:none:start=-0.60;
uncued l:number=-0.42; uncued l:other=-0.52; uncued l:prep=-0.42; uncued l:pron=0.27; uncued l:say=-0.19; uncued l:spelled=0.08;
uncued l:thing=0.07; uncued l:time=0.05; uncued l:to=-0.28; uncued l:use=0.40; uncued l:usual=-0.50; uncued l:with=0.41;
uncued l:word:colon=0.61; uncued l:word:comma=0.11; uncued l:word:slash=0.21; uncued l:word:stop=-0.20; upper=-1.33;
usual stem=-2.12; weak:0=-0.26; weak:1=0.19; weak:2=0.17; weak:3=-0.10
""",
    "bare": """
after a secret:adj=0.17; after a secret:comma=0.25; after a secret:conj=1.03; after a secret:filler=0.12;
after a secret:other=0.16; after a secret:slash=0.30; after a secret:to=0.28; bias=0.93; capital=1.81; cr:none=-0.67;
digit first=-0.12; enclosed=-0.50; failing before=0.07; hyphened=-0.35; inner capital=-0.34; joined by dot or line=-0.05;
k:colon=0.15; k:comma=0.06; k:dash=0.14; k:slash=0.60; k:space=-0.23; k:start=-0.50; k:stop=-0.18; l:adj=0.46; l:adj:colon=0.39;
l:adj:comma=0.22; l:adj:slash=0.55; l:as=-0.18; l:asks=-0.27; l:be=0.88; l:but=0.29; l:det=-0.91; l:digits=-0.17; l:filler=0.23;
l:for=-0.09; l:from=0.13; l:known=-0.46; l:neg=0.50; l:none:start=-0.50; l:number=-0.33; l:other=-0.57; l:prep=-0.68; l:pron=0.26;
l:say=0.13; l:spelled=0.07; l:thing=0.05; l:thing:colon=0.29; l:to=0.06; l:unit=0.09; l:use=0.39; l:usual=-0.59; l:with=0.48;
l:word:colon=-0.06; l:word:dash=0.14; l:word:slash=0.05; l:word:stop=-0.18; like a machine=-1.26; ll:about=-0.70; ll:adj=0.38;
ll:be=-0.94; ll:but=-0.17; ll:conj=0.14; ll:digits=-0.22; ll:filler=0.30; ll:fine=0.21; ll:for=-0.39; ll:known=0.20;
ll:modal=0.26; ll:neg=0.22; ll:number=-0.23; ll:other=0.44; ll:prep=-0.19; ll:pron=0.98; ll:say=0.25; ll:spelled=0.18;
ll:thing=0.83; ll:to=-0.31; ll:unit=0.09; ll:usual=-0.30; ll:with=0.17; lower=0.39; mixed=-0.35; name before=-0.63;
no cue before=-0.83; number noun before=-1.66; open:bracket=-0.23; open:quote=-0.57; opens sentence=-0.73; own line=-0.50;
question=0.33; r:about=-0.08; r:adj=0.09; r:asks=-0.49; r:be=0.57; r:conj=-0.25; r:det=0.22; r:digits=-0.48; r:filler=0.94;
r:fine=0.38; r:for=-0.27; r:known=-0.26; r:neg=1.08; r:number=-0.10; r:other=-0.38; r:prep=-0.23; r:pron=-0.91; r:thing=0.14;
r:time=-0.23; r:to=0.10; r:use=0.19; r:usual=-0.87; r:with=0.28; rk:colon=-1.73; rk:comma=-0.30; rk:dash=-0.45; rk:end=0.67;
rk:line=0.58; rk:slash=0.70; rk:space=1.18; rk:stop=-0.64; rr:about=0.15; rr:adj=0.53; rr:asks=0.05; rr:be=-0.35; rr:be>det=-0.11;
rr:be>filler=0.34; rr:be>fine=0.15; rr:be>prep=0.18; rr:be>use=0.20; rr:but=0.09; rr:det=-0.97; rr:digits=0.59; rr:filler=0.08;
rr:fine=0.67; rr:for=-0.25; rr:for>det=0.12; rr:for>known=0.14; rr:for>usual=-0.26; rr:known=-0.13; rr:modal=-0.21; rr:neg=0.20;
rr:other=-0.52; rr:prep=0.80; rr:pron=-0.27; rr:thing=0.16; rr:to=0.39; rr:to>det=0.26; rr:to>other=-0.07; rr:to>use=0.20;
rr:unit=0.09; rr:use=0.56; rr:usual=-0.34; short=-2.40; sign=0.18; spelled=0.19; strength:0=-1.07; strength:1=-0.34;
strength:2=0.30; strength:3=1.11; tailed=0.35; uncued l:adj=0.46; uncued l:adj:colon=0.39; uncued l:adj:comma=0.22;
uncued l:adj:slash=0.55; uncued l:as=-0.18; uncued l:asks=-0.27; uncued l:be=0.88; uncued l:but=0.29; uncued l:det=-0.91;
uncued l:digits=-0.17; uncued l:filler=0.23; uncued l:for=-0.09; uncued l:from=0.13; uncued l:known=-0.46; uncued l:neg=0.50;
uncued l:none:start=-0.50; uncued l:number=-0.33; uncued l:other=-0.57; uncued l:prep=-0.68; uncued l:pron=0.26;
uncued l:say=0.13; uncued l:spelled=0.07; uncued l:thing=0.05; uncued l:thing:colon=0.29; uncued l:to=0.06; uncued l:unit=0.09;
uncued l:use=0.39; uncued l:usual=-0.59; uncued l:with=0.48; uncued l:word:colon=-0.06; uncued l:word:dash=0.14;
uncued l:word:slash=0.05; uncued l:word:stop=-0.18; upper=-1.85; usual stem=-1.46; weak:0=-1.50; weak:1=0.22; weak:2=0.57;
weak:3=0.71
""",
    "digits": """
account near=-0.32; after a secret:about=0.11; after a secret:comma=0.14; after a secret:known=0.22; after a secret:number=-0.22;
after a secret:other=0.22; after a secret:space=0.42; after a secret:thing=0.12; bias=2.04; cl:1=0.76; cl:2-3=0.48; cl:4-6=-0.28;
cl:7+=-0.24; cl:K=0.10; cl:K:1=0.17; cl:K:2-3=0.15; cl:K:4-6=-0.22; cl:L=-0.24; cl:L:7+=-0.14; cl:N=0.65; cl:N:1=0.22;
cl:N:2-3=0.30; cl:N:4-6=0.62; cl:N:7+=-0.49; cl:P=0.21; cl:P:1=0.37; cl:P:4-6=-0.58; cl:P:7+=0.40; cl:apart:uncolon=0.24;
cl:colon before=-0.14; cl:none=-0.72; cr:N:2-3=0.51; cr:P:1=0.08; cr:P:2-3=-0.22; cr:apart=-0.07; cr:none=-0.20; digits:4=0.69;
digits:5=-1.37; digits:6=2.14; digits:8=0.08; digits:9=-1.39; enclosed=0.16; failing before=-0.98; grouped=-0.49; has:be=0.40;
has:fine=-0.32; has:from=0.21; has:modal=-0.32; has:number=-0.92; has:say=0.28; has:to=0.09; has:use=0.42; k:colon=0.19;
k:comma=0.22; k:line=0.20; k:space=-0.70; k:start=0.31; k:stop=-0.22; l:about:colon=0.11; l:be=0.30; l:cueK=-0.49;
l:cueK:colon=0.66; l:cueN=0.75; l:cueN:colon=-0.64; l:cueP=0.30; l:cueP:comma=0.07; l:digits=-0.42; l:known=-0.14;
l:none:start=0.31; l:number=-1.10; l:number:stop=-0.22; l:other=1.01; l:prep=-0.81; l:pron=-0.55; l:say=0.79; l:thing=-0.08;
l:thing:colon=0.21; l:unit=0.11; l:use=1.10; l:usual=-0.92; l:void=0.10; l:with=0.55; l:word:colon=-0.11; l:word:comma=0.14;
l:word:line=0.20; ll:about=-0.22; ll:be=-0.06; ll:conj=0.07; ll:cueN=0.20; ll:cueP=0.08; ll:fine=-0.38; ll:for=0.10;
ll:modal=-0.32; ll:neg=0.06; ll:other=0.74; ll:pron=-0.19; ll:thing=0.41; ll:to=0.11; ll:unit=0.14; ll:use=-0.15; ll:usual=-0.28;
ll:void=-0.64; ll:with=-0.59; name before=0.05; no cue before=-0.40; number noun before=-1.29; open:bracket=0.05;
opens sentence=0.29; own line=0.23; path:=0.29; path:about>be=0.14; path:be=0.43; path:fine=-0.08; path:from>be=0.19;
path:modal>be=0.25; path:number=-0.53; path:number>be=-0.17; path:number>number>be=0.13; path:number>use=0.26; path:say=0.28;
path:to=0.20; path:to>be=0.06; path:use=0.26; path:use>be=0.17; path:use>to>be=0.11; pre:adj=0.15; pre:conj=0.08; pre:cueN=0.33;
pre:det=0.45; pre:fine=-0.17; pre:known=0.31; pre:neg=0.06; pre:none=0.35; pre:other=0.15; pre:thing=0.64; pre:use=-0.54;
pre:usual=-0.53; prepre:about=-0.22; prepre:be=0.12; prepre:but=0.20; prepre:conj=0.06; prepre:cueN=-0.38; prepre:det=0.20;
prepre:digits=0.12; prepre:fine=-0.68; prepre:for=0.23; prepre:known=0.31; prepre:other=-0.06; prepre:thing=-0.08;
prepre:use=0.09; prepre:usual=0.31; r:asks=-0.50; r:be=-0.35; r:but=0.45; r:conj=-0.13; r:cueP=0.08; r:det=0.57; r:filler=-0.24;
r:fine=0.47; r:for=0.41; r:known=-0.32; r:other=0.73; r:prep=-0.08; r:thing=0.13; r:usual=-0.17; rk:comma=1.03; rk:end=-0.07;
rk:line=-0.85; rk:space=-0.27; rk:stop=0.15; rpath:=0.33; rr:about=0.28; rr:be=0.16; rr:be>fine=-0.37; rr:be>neg=0.17;
rr:cueN=0.53; rr:cueP=-0.18; rr:det=0.28; rr:digits=-0.15; rr:filler=0.22; rr:fine=-0.44; rr:for>det=0.62; rr:known=-0.16;
rr:neg=-0.43; rr:other=-0.25; rr:prep=-0.29; rr:pron=0.36; rr:thing=0.09; rr:time=-0.08; rr:usual=-0.38;
uncued l:about:colon=0.11; uncued l:be=-0.63; uncued l:digits=-0.20; uncued l:known=0.07; uncued l:none:start=0.31;
uncued l:number=-0.82; uncued l:number:stop=-0.22; uncued l:other=0.58; uncued l:pron=-0.55; uncued l:say=0.51;
uncued l:thing:colon=0.14; uncued l:to=-0.18; uncued l:unit=0.11; uncued l:use=0.84; uncued l:usual=-0.76; uncued l:void=0.10;
uncued l:with=0.55; uncued l:word:colon=-0.25; uncued l:word:line=0.20; weak:0=-1.28; weak:1=1.11; weak:3=0.22; year=-0.72
""",
    "plain": """
account near=-0.37; adj=-0.74; after a secret:adj=-0.19; after a secret:as=-0.46; after a secret:be=-1.11;
after a secret:comma=-1.03; after a secret:det=-0.55; after a secret:filler=-0.10; after a secret:space=-0.25;
after a secret:thing=0.32; bang=0.55; bias=-4.26; capital=0.31; cl:1=0.30; cl:2-3=0.30; cl:4-6=0.22; cl:7+=-0.48; cl:A=0.24;
cl:A:1=-0.33; cl:A:2-3=0.84; cl:A:4-6=-0.35; cl:A:7+=0.07; cl:K=0.20; cl:K:1=0.37; cl:K:2-3=0.07; cl:K:4-6=0.19; cl:K:7+=-0.44;
cl:L=-0.51; cl:L:1=-0.63; cl:L:2-3=-0.54; cl:L:4-6=0.80; cl:L:7+=-0.13; cl:N=-0.56; cl:N:2-3=-0.20; cl:N:4-6=-0.13; cl:N:7+=-0.26;
cl:P=0.97; cl:P:1=0.86; cl:P:2-3=0.13; cl:P:4-6=-0.30; cl:P:7+=0.28; cl:apart=-0.50; cl:apart:uncolon=-0.63; cl:colon before=0.29;
cl:none=-0.35; cr:A:1=-0.13; cr:A:4-6=0.25; cr:A:7+=-0.42; cr:K:1=-0.23; cr:K:2-3=-0.47; cr:K:4-6=-0.70; cr:K:7+=-0.22;
cr:L:1=-0.12; cr:L:2-3=-0.10; cr:L:4-6=0.20; cr:L:7+=0.69; cr:N:1=-0.06; cr:N:2-3=-0.28; cr:N:7+=-0.24; cr:P:1=0.84;
cr:P:2-3=0.80; cr:P:4-6=1.31; cr:P:7+=0.17; cr:apart=-0.87; cr:none=-1.00; cue about=-0.59; cue phrase=-1.16; enclosed=0.76;
ending=-2.06; failing before=-0.60; has:about=-0.64; has:as=-0.96; has:asks=-0.35; has:be=0.53; has:but=0.45; has:cueU=0.14;
has:fine=-0.33; has:from=0.16; has:modal=-0.30; has:neg=-0.07; has:to=0.75; has:use=0.45; has:with=-0.62; k:colon=0.73;
k:comma=-0.60; k:dash=0.37; k:line=-0.12; k:slash=0.44; k:space=-1.27; k:start=-0.36; k:stop=0.80; known=-0.79;
l:about:comma=-0.49; l:about:stop=-0.12; l:adj=-1.42; l:adj:comma=0.52; l:as=-1.11; l:be=1.37; l:but=0.77; l:conj=-0.34;
l:cueA=-0.51; l:cueA:colon=0.29; l:cueK:comma=0.18; l:cueL=-0.64; l:cueL:colon=0.32; l:cueL:comma=-0.10; l:cueP=1.09;
l:cueP:colon=-0.08; l:cueP:comma=0.15; l:cueU:stop=1.17; l:det=-2.78; l:known=-0.10; l:none:start=-0.36; l:number:comma=-0.14;
l:pron=-0.06; l:thing=-0.33; l:thing:colon=-0.26; l:thing:comma=-0.15; l:to=1.29; l:use=1.41; l:usual=-0.48; l:with=0.61;
l:word:colon=0.19; l:word:comma=-0.53; l:word:dash=0.30; l:word:line=-0.11; l:word:slash=0.95; l:word:stop=-0.31; ll:about=-0.50;
ll:adj=0.71; ll:as=-0.44; ll:asks=-0.17; ll:be=-0.30; ll:but=-0.14; ll:conj=-0.96; ll:cueA=0.58; ll:cueK=0.36; ll:cueL=-0.10;
ll:cueN=-0.45; ll:cueP=1.07; ll:cueU=-0.98; ll:digits=-0.14; ll:filler=0.09; ll:fine=-0.15; ll:for=-0.61; ll:from=-0.07;
ll:known=1.22; ll:modal=0.73; ll:number=-0.08; ll:other=0.44; ll:prep=-0.83; ll:pron=0.67; ll:say=0.13; ll:thing=0.31;
ll:time=-0.10; ll:to=-0.15; ll:unit=-0.12; ll:use=0.58; ll:usual=-0.35; long=1.10; middle=0.81; name before=-0.69;
no cue before=-0.86; number=0.19; number noun before=-0.59; open:bracket=-0.37; open:quote=0.58; opens sentence=0.30; other=2.78;
own line=-0.19; path:=0.57; path:about=-0.50; path:about>be=-0.23; path:about>but=0.30; path:as=-0.19; path:as>be=-0.39;
path:as>with=-0.05; path:asks>use=-0.09; path:be=0.18; path:be>as=-0.14; path:be>be=0.15; path:be>but=0.21; path:be>but>be=-0.08;
path:be>use=0.13; path:be>with=-0.23; path:but>be=-0.17; path:but>but=-0.06; path:but>use>be=0.14; path:cueU=0.24;
path:fine=-0.07; path:fine>with=-0.09; path:from=0.12; path:from>be=0.25; path:long=-0.55; path:neg=-0.08; path:number>be=0.05;
path:say=0.17; path:to=0.18; path:to>be=0.94; path:to>with=0.53; path:use=0.66; path:use>be=0.30; path:use>to=-0.10;
path:use>to>be=0.14; path:use>use=-0.34; path:with=-0.59; pre:about=0.66; pre:adj=0.37; pre:as=-1.20; pre:but=-0.08;
pre:conj=-1.09; pre:cueL=0.75; pre:det=0.29; pre:digits=0.19; pre:filler=-0.40; pre:for=0.29; pre:modal=-0.18; pre:neg=0.32;
pre:none=1.13; pre:number=-0.32; pre:other=0.59; pre:prep=-0.28; pre:to=0.23; pre:use=-0.42; pre:usual=0.13; pre:with=-0.51;
prepre:about=-0.18; prepre:adj=0.23; prepre:as=0.08; prepre:asks=0.26; prepre:be=-0.75; prepre:but=-0.07; prepre:cueN=-0.10;
prepre:cueP=-0.35; prepre:cueU=0.07; prepre:det=0.45; prepre:digits=0.13; prepre:filler=-0.08; prepre:fine=-0.06;
prepre:for=-0.12; prepre:known=0.47; prepre:neg=-0.06; prepre:number=-0.18; prepre:other=-0.52; prepre:prep=-0.18;
prepre:pron=-0.25; prepre:say=0.11; prepre:thing=-0.14; prepre:time=-0.15; prepre:to=0.10; prepre:unit=-0.28; prepre:use=0.21;
prepre:usual=-0.86; prepre:with=0.70; question=0.29; r:about=-0.62; r:adj=-0.08; r:as=0.83; r:asks=0.30; r:be=0.34; r:but=-0.06;
r:conj=0.42; r:cueA=-0.13; r:cueK=-0.23; r:cueL=-0.12; r:cueN=-0.06; r:cueP=0.84; r:det=-0.22; r:digits=-0.15; r:filler=0.88;
r:fine=0.38; r:for=0.37; r:from=0.35; r:known=-0.57; r:modal=-0.57; r:neg=0.84; r:number=-0.34; r:other=-1.21; r:prep=0.07;
r:pron=-0.16; r:say=-0.36; r:spelled=0.11; r:thing=0.17; r:to=-0.49; r:unit=-0.19; r:use=0.20; r:usual=-0.67; r:with=-0.57;
rk:colon=-0.92; rk:comma=1.31; rk:dash=0.15; rk:end=0.63; rk:line=-0.13; rk:slash=-1.19; rk:space=-0.08; rk:stop=0.23;
rpath:=-1.61; rpath:about>about=-0.08; rpath:as=1.38; rpath:as>for=0.15; rpath:asks=0.11; rpath:asks>asks=0.10; rpath:be=1.05;
rpath:be>but=-0.10; rpath:be>for=0.15; rpath:be>neg=-0.05; rpath:be>number=0.37; rpath:but=-0.37; rpath:fine=-0.26;
rpath:for>about=-0.21; rpath:long=0.78; rpath:modal>be=0.07; rpath:neg=0.35; rpath:neg>fine=0.56; rpath:say=0.30; rpath:to=0.45;
rpath:use=-0.36; rpath:use>as=-0.08; rpath:use>be=0.52; rpath:use>for=-0.05; rpath:with=-0.26; rr:about=-0.36; rr:adj=0.84;
rr:as=0.11; rr:as>adj=0.64; rr:as>cueP=0.36; rr:as>cueU=-0.46; rr:as>det=0.20; rr:as>known=0.15; rr:asks=-0.34; rr:be=0.54;
rr:be>about=-0.16; rr:be>adj=0.13; rr:be>asks=-0.12; rr:be>cueK=-0.11; rr:be>cueP=-0.18; rr:be>det=0.79; rr:be>digits=-0.08;
rr:be>fine=0.38; rr:be>known=0.18; rr:be>neg=0.39; rr:be>other=-1.24; rr:be>spelled=-0.15; rr:be>use=-0.24; rr:be>usual=-0.41;
rr:but=0.23; rr:conj=-0.12; rr:cueL=0.06; rr:cueN=-0.06; rr:cueP=-1.05; rr:cueU=-0.11; rr:det=-0.20; rr:digits=-0.27;
rr:filler=0.78; rr:fine=0.55; rr:for=-0.14; rr:for>det=0.51; rr:for>known=-0.19; rr:for>other=-0.07; rr:for>unit=0.37;
rr:known=-0.14; rr:modal=-0.66; rr:neg=0.54; rr:number=-0.13; rr:other=0.21; rr:prep=0.66; rr:pron=0.56; rr:say=0.79;
rr:thing=0.14; rr:time=0.24; rr:to=0.23; rr:to>known=0.51; rr:to>pron=-0.21; rr:to>usual=-0.22; rr:unit=0.18; rr:use=-0.57;
rr:usual=-0.27; rr:with=0.41; short=-1.91; spelled=-0.12; thing=0.18; time=0.19; typical=2.92; uncued l:about:stop=-0.12;
uncued l:adj=-0.76; uncued l:adj:comma=0.52; uncued l:as=-0.58; uncued l:be=0.99; uncued l:but=-0.14; uncued l:conj=-0.47;
uncued l:cueU:stop=1.17; uncued l:det=-0.60; uncued l:none:start=-0.36; uncued l:number:comma=-0.14; uncued l:say=-0.10;
uncued l:thing=-1.01; uncued l:thing:colon=-0.33; uncued l:to=1.04; uncued l:use=1.23; uncued l:usual=-0.43; uncued l:with=1.01;
uncued l:word:colon=-1.38; uncued l:word:comma=-0.14; uncued l:word:line=-0.11; uncued l:word:slash=-0.10;
uncued l:word:stop=-0.31; upper=-0.24; usual=-1.81; weak:0=-0.37; weak:1=0.22; weak:2=0.16
""",
    "faint": """
adj=-0.16; after a secret:use=-0.05; bias=-2.18; capital=0.99; cr:none=-0.55; enclosed=-0.30; ending=-1.96; k:colon=-0.09;
k:comma=-0.15; k:slash=-0.11; k:space=-0.07; known=-0.06; l:as=-0.51; l:be=0.05; l:other=-0.13; l:say=0.39; l:to=0.52;
l:use=-0.27; l:usual=-0.09; l:with=0.23; l:word:colon=-0.09; l:word:comma=-0.15; l:word:slash=-0.11; ll:about=-0.57;
ll:asks=-0.11; ll:be=-0.21; ll:but=-0.10; ll:conj=-0.27; ll:det=-0.44; ll:digits=-0.24; ll:filler=-0.44; ll:fine=0.12;
ll:for=-0.10; ll:from=-0.09; ll:known=-0.49; ll:modal=-0.25; ll:neg=-0.26; ll:number=-0.12; ll:other=-0.49; ll:prep=0.51;
ll:pron=0.89; ll:spelled=0.22; ll:thing=0.45; ll:unit=-0.16; ll:usual=-1.02; long=0.83; middle=0.58; no cue before=-0.61;
number noun before=0.36; open:bracket=-0.32; open:quote=-0.31; other=1.41; question=0.34; r:about=-0.12; r:adj=0.53; r:asks=-0.12;
r:be=0.17; r:but=-0.28; r:conj=0.88; r:det=-0.31; r:digits=-0.17; r:filler=0.55; r:fine=-0.13; r:for=-0.32; r:from=-0.13;
r:known=0.22; r:neg=0.22; r:number=-0.09; r:other=-0.71; r:prep=-0.15; r:pron=0.07; r:thing=-0.25; r:time=-0.14; r:to=0.39;
r:unit=-0.34; r:use=0.90; r:usual=-0.89; r:with=0.21; rk:colon=-0.12; rk:comma=0.17; rk:end=0.55; rk:line=-0.08; rk:slash=-0.12;
rk:stop=-0.34; rr:asks=-0.08; rr:but=-0.16; rr:conj=-0.10; rr:det=0.86; rr:digits=-0.07; rr:filler=-0.13; rr:fine=-0.11;
rr:for=-0.11; rr:for>det=-0.15; rr:known=0.09; rr:number=-0.07; rr:prep=-0.15; rr:pron=0.15; rr:spelled=0.49; rr:thing=-0.20;
rr:time=0.19; rr:to=-0.11; rr:to>det=-0.10; rr:to>known=0.34; rr:use=-0.16; rr:usual=-0.68; rr:with=-0.06; short=-1.41;
spelled=0.54; typical=0.82; uncued l:as=-0.51; uncued l:be=0.05; uncued l:other=-0.13; uncued l:say=0.39; uncued l:to=0.52;
uncued l:use=-0.27; uncued l:usual=-0.09; uncued l:with=0.23; uncued l:word:colon=-0.09; uncued l:word:comma=-0.15;
uncued l:word:slash=-0.11; upper=-0.31; usual=-1.13; weak:0=-0.90; weak:1=0.51; weak:2=0.32; weak:3=0.07
""",
    "run": """
account near=-0.07; after a secret:be=-0.42; after a secret:colon=-3.19; after a secret:comma=-0.08; after a secret:filler=-0.08;
after a secret:known=0.12; after a secret:space=-3.98; after a secret:use=-0.20; after a secret:with=-0.47; bias=-3.57;
cl:1=-0.10; cl:2-3=0.27; cl:4-6=0.23; cl:7+=0.13; cl:A=0.93; cl:A:1=0.43; cl:A:2-3=0.53; cl:A:4-6=0.11; cl:A:7+=-0.13; cl:K=-0.64;
cl:K:1=-0.20; cl:K:2-3=-0.26; cl:K:4-6=-0.07; cl:K:7+=-0.11; cl:L=-0.62; cl:L:1=-0.15; cl:L:2-3=0.26; cl:L:4-6=-0.70; cl:N=-0.66;
cl:N:1=-0.18; cl:N:2-3=-0.34; cl:N:4-6=-0.08; cl:N:7+=-0.06; cl:P=1.51; cl:P:2-3=0.08; cl:P:4-6=0.97; cl:P:7+=0.46;
cl:apart=-0.23; cl:apart:uncolon=-0.15; cl:colon before=-0.41; cl:none=-0.52; cr:A:1=-0.12; cr:A:2-3=-0.28; cr:A:4-6=0.33;
cr:A:7+=-0.11; cr:L:2-3=-0.13; cr:L:4-6=0.19; cr:L:7+=-0.06; cr:N:7+=-0.06; cr:P:1=-0.11; cr:P:2-3=-0.26; cr:P:4-6=-0.10;
cr:apart=-0.54; cr:none=0.16; cue about=-0.62; cue phrase=1.47; endings=-0.64; ends in digits=0.77; failing before=0.18;
first:adj=-0.61; first:cueA=-0.38; first:cueK=-0.32; first:cueL=-0.08; first:cueN=-0.15; first:cueP=-0.35; first:cueU=-0.05;
first:det=0.60; first:number=-0.12; first:other=0.48; first:prep=0.34; first:pron=0.64; first:say=-0.05; first:spelled=-0.43;
first:thing=-0.06; first:use=-0.34; first:usual=0.93; has:about=-0.31; has:about inside=-1.01; has:adj inside=0.18; has:as=-0.72;
has:as inside=-0.36; has:asks=-0.27; has:asks inside=0.38; has:be=0.26; has:be inside=0.31; has:but=0.07; has:but inside=1.09;
has:conj inside=-0.72; has:cueA inside=-0.92; has:cueK inside=0.46; has:cueL inside=-0.64; has:cueN inside=-0.45;
has:cueP inside=-1.76; has:cueU=-0.05; has:cueU inside=-0.37; has:det inside=-1.10; has:digits inside=-0.36;
has:filler inside=-0.52; has:fine=0.51; has:fine inside=-1.36; has:for inside=0.20; has:from=0.07; has:from inside=-0.27;
has:modal=-0.43; has:modal inside=-0.41; has:neg=0.14; has:neg inside=0.55; has:number=-0.15; has:number inside=-0.50;
has:prep inside=-0.26; has:pron inside=-1.03; has:say=-0.07; has:say inside=-0.16; has:spelled=-0.16; has:spelled inside=-1.16;
has:thing inside=-0.24; has:time inside=0.14; has:to=-0.42; has:to inside=-1.22; has:unit inside=-0.48; has:use=-0.41;
has:use inside=-1.47; has:with=0.07; has:with inside=-0.61; k:colon=2.07; k:comma=-1.03; k:slash=-0.21; k:space=-0.83;
l:adj:colon=0.14; l:as=-0.13; l:be=0.78; l:cueA=-0.14; l:cueA:colon=0.73; l:cueA:comma=-0.10; l:cueK=-0.19; l:cueL=-0.12;
l:cueN=-0.16; l:cueP=-0.38; l:cueP:colon=0.97; l:cueP:comma=-0.45; l:cueU:colon=-0.13; l:number:colon=0.52; l:say=-0.10;
l:thing:colon=0.32; l:to=-0.80; l:usual=-0.07; l:with=0.47; l:word:colon=-0.46; l:word:comma=-0.46; l:word:slash=-0.18;
last:about=-0.42; last:adj=-0.24; last:asks=0.96; last:cueA=-0.45; last:cueK=1.04; last:cueL=-0.44; last:cueN=-0.11;
last:cueP=-0.24; last:cueU=-0.20; last:digits=0.77; last:filler=-0.26; last:fine=-1.12; last:known=-1.63; last:number=-0.07;
last:other=0.56; last:spelled=-0.67; last:thing=0.95; last:time=0.47; last:unit=-0.28; last:usual=1.42; ll:about=0.58;
ll:adj=-0.22; ll:as=-0.07; ll:asks=-0.34; ll:be=-0.13; ll:conj=-0.21; ll:cueA=0.63; ll:cueK=0.21; ll:cueL=-0.69; ll:cueN=-0.18;
ll:cueP=-0.21; ll:cueU=-0.13; ll:det=-0.86; ll:digits=-0.16; ll:filler=-0.17; ll:fine=-0.15; ll:known=-0.34; ll:modal=-0.28;
ll:neg=0.17; ll:number=-0.14; ll:other=-0.18; ll:prep=0.75; ll:pron=1.21; ll:spelled=-0.07; ll:thing=0.61; ll:time=-0.21;
ll:to=-0.10; ll:unit=-0.06; ll:use=0.11; ll:usual=-0.47; no cue before=0.24; number noun before=-0.34; open:bracket=-0.20;
open:quote=0.19; path:=-0.09; path:as>be=-0.64; path:be=0.87; path:be>asks>use=-0.15; path:be>be=0.44; path:but>be=0.41;
path:but>use>be=0.26; path:long=-0.43; path:modal>be=-0.08; path:modal>use=-0.22; path:number=0.57; path:number>be=-0.66;
path:to=-0.47; path:to>be=0.21; path:to>use=0.21; path:use=0.16; path:use>be=0.10; path:use>spelled>be=-0.16; path:with=0.43;
pre:about=-0.07; pre:adj=-0.60; pre:asks=0.23; pre:be=-0.06; pre:conj=-0.06; pre:cueA=0.49; pre:cueK=0.10; pre:cueL=-0.09;
pre:det=0.20; pre:filler=-0.34; pre:for=-0.20; pre:known=0.42; pre:modal=-0.22; pre:none=-0.23; pre:number=0.50; pre:prep=0.10;
pre:pron=1.10; pre:thing=0.25; pre:to=-0.06; pre:use=-0.30; pre:usual=-0.24; pre:with=-0.28; prepre:about=-0.10; prepre:adj=0.27;
prepre:asks=-0.23; prepre:be=-0.06; prepre:but=-0.48; prepre:conj=0.63; prepre:cueL=0.22; prepre:cueP=-0.20; prepre:cueU=0.22;
prepre:det=-0.08; prepre:for=0.15; prepre:known=-0.26; prepre:number=-0.11; prepre:other=-0.69; prepre:pron=-0.07;
prepre:thing=0.14; prepre:use=-0.24; prepre:usual=-0.46; prepre:with=0.63; question=-0.70; r:be=0.22; r:but=-0.41; r:conj=1.21;
r:cueA=-0.12; r:cueP=-0.11; r:cueU=0.05; r:det=-0.18; r:digits=-0.31; r:filler=0.13; r:fine=0.99; r:for=-0.46; r:known=-0.14;
r:modal=-0.57; r:neg=-0.25; r:number=0.05; r:other=-0.76; r:prep=-0.63; r:pron=0.15; r:usual=-0.25; r:with=0.94; rare:0=-1.04;
rare:2=0.28; rare:3=0.78; rk:colon=-0.48; rk:comma=-0.12; rk:end=1.23; rk:line=-0.32; rk:slash=-0.05; rk:space=0.09;
rk:stop=-0.30; rpath:=-0.67; rpath:be=-0.05; rpath:but=-0.10; rpath:long=0.15; rpath:neg=0.29; rpath:to>about=-0.05;
rpath:with=-0.15; rr:adj=-0.06; rr:be=0.08; rr:be>adj=0.80; rr:be>known=-0.11; rr:be>other=-0.13; rr:be>usual=-0.19; rr:but=-0.05;
rr:cueP=-0.06; rr:det=1.05; rr:fine=-0.18; rr:for>det=-0.17; rr:for>other=-0.13; rr:for>usual=-0.05; rr:known=-0.40; rr:neg=0.49;
rr:other=-0.54; rr:prep=0.58; rr:pron=0.58; rr:spelled=0.53; rr:time=-0.34; rr:unit=-0.07; rr:use=-0.24; rr:usual=-0.26;
spelled=0.73; titled=0.84; uncued l:as=-0.07; uncued l:cueU:colon=-0.13; uncued l:number:colon=-0.06; uncued l:thing:colon=-0.11;
uncued l:to=-0.05; uncued l:use=0.57; uncued l:with=0.32; uncued l:word:colon=-1.08; uncued l:word:comma=-0.05; usual:0=1.36;
usual:1=0.31; usual:3=-0.41; usual:4=-1.28; weak:0=-0.89; weak:2=0.89; words:2=-0.70; words:3=0.33; words:4=0.57; words:5=0.67;
words:6=-0.87
""",
}


def _table(text: str) -> dict[str, float]:
    cells = (cell.rpartition("=") for cell in text.replace("\n", " ").split("; "))
    return {name.strip(): float(value) for name, _, value in cells}


WEIGHTS: Final = {group: _table(text) for group, text in _TABLES.items()}
"""By group: the log-odds that each feature adds."""
