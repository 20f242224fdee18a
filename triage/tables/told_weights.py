"""Weights of `triage.redact_told`, learned; do not edit by hand.

From own messages (tests/benchmarks/told and the unseen batches), from IRC chat of Kummerfeld et al., ACL 2019 (CC BY 4.0) and IT tickets
(CC0), none of which is contained here. Command: python tests/benchmarks/learn_told_weights.py --data PATH. Learned on
2026-11-22. Each lot by weights that never saw it, this layer alone:
first: secrets 358/421 = 0.850, clean untouched 837/896 = 0.934
second: secrets 159/216 = 0.736, clean untouched 217/250 = 0.868
third: secrets 112/178 = 0.629, clean untouched 166/189 = 0.878
unseen_2026_11: secrets 90/93 = 0.968, clean untouched 57/60 = 0.950
unseen_2026_11_later: secrets 91/94 = 0.968, clean untouched 73/80 = 0.912
unseen_2026_11_blind: secrets 90/98 = 0.918, clean untouched 70/71 = 0.986
"""

from typing import Final

FROM: Final = {"odd": 0.4, "bare": 0.45, "digits": 0.4, "plain": 0.47, "faint": 0.55, "run": 0.45}
"""From which score on a candidate of the group is hidden."""
_TABLES = {
    "odd": """
account near=-0.45; after a secret:adj=0.21; after a secret:comma=0.43; after a secret:conj=0.32; after a secret:other=0.61;
after a secret:to=0.18; after a secret:use=0.29; after a secret:usual=-1.72; bias=1.86; capital=0.69; cl:1=1.02; cl:4-6=0.05;
cl:7+=-0.89; cl:A=-0.80; cl:A:2-3=-0.14; cl:A:4-6=-0.15; cl:A:7+=-0.52; cl:K=-0.24; cl:K:1=0.43; cl:K:2-3=-0.28; cl:K:4-6=0.06;
cl:K:7+=-0.45; cl:L=-0.06; cl:L:1=-0.46; cl:L:4-6=0.55; cl:L:7+=-0.19; cl:N=0.26; cl:N:2-3=0.73; cl:N:4-6=-0.31; cl:N:7+=-0.14;
cl:P=1.04; cl:P:1=1.05; cl:P:2-3=-0.32; cl:P:4-6=-0.09; cl:P:7+=0.41; cl:apart=-0.40; cl:apart:uncolon=-0.58;
cl:colon before=-0.46; cl:none=-0.20; cr about=-0.92; cr:A:4-6=-0.33; cr:A:7+=-0.23; cr:K:2-3=-0.10; cr:K:4-6=-0.19;
cr:K:7+=-0.11; cr:L:2-3=-0.10; cr:L:4-6=0.14; cr:L:7+=0.26; cr:N:1=-0.34; cr:N:2-3=-0.43; cr:N:4-6=-0.55; cr:N:7+=-0.14;
cr:P:1=-0.48; cr:P:2-3=1.46; cr:P:4-6=0.77; cr:P:7+=0.78; cr:apart=-0.79; cr:none=-0.54; cue about=-0.65; digit first=-0.14;
enclosed=-0.32; failing before=-0.35; has:about=-0.22; has:as=0.63; has:asks=-0.59; has:be=0.19; has:cueU=-0.18; has:fine=-0.54;
has:from=-0.54; has:modal=-0.39; has:spelled=0.35; has:to=0.35; has:unit=-0.15; has:use=0.35; has:with=0.20; hyphened=-1.41;
inner capital=-0.36; joined by dot or line=0.81; k:colon=0.44; k:comma=0.07; k:dash=-0.14; k:slash=0.64; k:space=-0.35;
k:start=-0.58; l:about:colon=0.31; l:adj=0.40; l:adj:colon=0.33; l:adj:slash=0.22; l:as=0.46; l:asks=-0.44; l:be=1.44;
l:conj=0.17; l:cueK=0.38; l:cueK:colon=0.05; l:cueL=0.12; l:cueL:colon=-0.58; l:cueN=-0.34; l:cueN:colon=0.12; l:cueN:comma=0.20;
l:cueP=0.61; l:cueP:colon=0.37; l:det=-1.22; l:fine=0.15; l:for=-1.67; l:from=-0.17; l:known=0.36; l:modal=-0.05;
l:none:start=-0.58; l:number=-0.70; l:number:colon=0.09; l:other=0.07; l:prep=-1.12; l:say=-0.18; l:spelled=0.46; l:thing=0.23;
l:thing:colon=0.05; l:thing:comma=-0.12; l:time=0.28; l:to=-0.26; l:use=1.04; l:usual=-0.64; l:with=0.25; l:word:colon=-0.33;
l:word:slash=0.61; l:word:stop=-0.19; like a machine=-2.32; ll:about=-0.07; ll:adj=0.27; ll:asks=0.22; ll:be=0.22; ll:conj=-0.11;
ll:cueL=-0.29; ll:cueN=0.25; ll:cueP=0.72; ll:cueU=0.50; ll:det=0.43; ll:digits=-0.07; ll:filler=-0.17; ll:fine=-0.32;
ll:for=-0.32; ll:from=0.23; ll:known=-0.17; ll:modal=0.13; ll:number=0.11; ll:other=0.32; ll:prep=-0.97; ll:pron=0.65;
ll:thing=0.48; ll:to=-0.41; ll:unit=-0.09; ll:use=0.14; ll:usual=0.44; ll:with=0.41; lower=0.93; mixed=-0.36; no cue before=-0.08;
no digit=0.26; number noun before=-0.26; open:bracket=-0.22; open:quote=-0.41; opens sentence=-0.66; path:=-0.23;
path:about=-0.49; path:about>be=0.11; path:as=0.38; path:as>with=0.27; path:be=-0.15; path:be>about>to=0.06; path:be>use=-0.08;
path:be>use>to=-0.20; path:fine=0.08; path:from=0.34; path:from>to=0.16; path:long=0.25; path:modal>be=0.13; path:neg>be=-0.27;
path:number=0.11; path:number>be=0.06; path:say=0.15; path:to=0.23; path:use=0.19; path:with=0.56; path:with>asks>asks=-0.18;
path:with>spelled=0.32; pre:about=0.41; pre:adj=0.39; pre:cueL=0.07; pre:digits=0.07; pre:for=-0.09; pre:known=-0.41;
pre:modal=-0.41; pre:none=-0.69; pre:other=-0.11; pre:prep=-0.17; pre:pron=0.55; pre:thing=0.51; pre:use=-0.07; pre:usual=-0.06;
prepre:adj=0.10; prepre:asks=0.11; prepre:be=-0.41; prepre:but=0.07; prepre:cueL=-0.13; prepre:cueP=-0.42; prepre:cueU=-1.14;
prepre:det=0.25; prepre:digits=-0.16; prepre:for=-0.06; prepre:known=-0.17; prepre:neg=-0.19; prepre:number=0.16;
prepre:other=0.10; prepre:pron=0.21; prepre:say=0.24; prepre:thing=0.07; prepre:use=0.47; prepre:usual=0.27; prepre:with=0.21;
question=-0.16; r:about=-0.39; r:adj=0.10; r:as=0.37; r:asks=-0.11; r:be=0.23; r:but=0.15; r:conj=-0.21; r:cueN=-0.34;
r:cueP=-0.48; r:cueU=0.09; r:det=-0.45; r:digits=-0.35; r:fine=-0.54; r:for=0.66; r:from=0.06; r:known=-0.11; r:modal=0.26;
r:neg=0.69; r:other=-1.40; r:prep=-0.38; r:pron=-0.22; r:thing=-0.08; r:time=0.06; r:to=0.29; r:use=0.31; r:usual=-0.40;
r:with=0.63; rk:colon=-1.18; rk:comma=0.89; rk:end=1.19; rk:line=0.54; rk:slash=-1.95; rk:space=0.42; rk:stop=0.08; rpath:=-0.49;
rpath:about=-0.20; rpath:as=0.70; rpath:asks>be=0.08; rpath:be=0.45; rpath:be>for=0.18; rpath:be>neg=-0.14; rpath:be>number=0.33;
rpath:but>neg=0.31; rpath:fine=-0.55; rpath:fine>as=0.40; rpath:for=-0.29; rpath:long=0.10; rpath:modal>use=0.17; rpath:neg=0.11;
rpath:neg>but=0.09; rpath:neg>for=0.16; rpath:spelled=0.11; rpath:to=-0.25; rpath:to>about=0.11; rpath:use=-0.43;
rpath:with=-0.15; rr:adj=0.14; rr:as=0.12; rr:as>adj=0.16; rr:as>cueK=0.11; rr:as>cueP=0.08; rr:as>prep=0.06; rr:be=-0.14;
rr:be>det=0.59; rr:be>fine=-0.08; rr:be>known=0.33; rr:be>other=-0.32; rr:but=-0.08; rr:conj=-0.12; rr:cueP=0.19; rr:det=-0.53;
rr:digits=-0.08; rr:fine=0.36; rr:for=-0.18; rr:for>det=0.17; rr:for>pron=0.05; rr:for>thing=0.43; rr:neg=0.13; rr:prep=-0.23;
rr:pron=-0.35; rr:spelled=0.13; rr:time=0.17; rr:to>cueL=-0.26; rr:to>det=-0.12; rr:to>other=0.36; rr:to>use=0.47;
rr:to>usual=-0.16; rr:unit=0.14; rr:use=-0.54; rr:usual=-0.15; rr:with=-0.38; short=-2.09; sign=0.78; spelled=0.29;
strength:0=-1.65; strength:1=-0.31; strength:2=0.54; strength:3=1.42; tailed=-0.24; uncued l:adj:colon=0.33; uncued l:as=0.06;
uncued l:be=0.35; uncued l:conj=0.14; uncued l:det=-0.56; uncued l:fine=0.17; uncued l:known=-0.13; uncued l:modal=-0.05;
uncued l:none:start=-0.58; uncued l:number=-0.40; uncued l:other=-0.16; uncued l:prep=-0.39; uncued l:pron=0.28;
uncued l:say=-0.20; uncued l:spelled=0.14; uncued l:thing=-0.05; uncued l:to=-0.24; uncued l:use=0.44; uncued l:usual=-0.41;
uncued l:with=0.39; uncued l:word:colon=0.70; uncued l:word:comma=0.11; uncued l:word:slash=0.13; uncued l:word:stop=-0.19;
upper=-1.26; usual stem=-1.83; weak:0=-0.28; weak:1=0.18; weak:2=0.17; weak:3=-0.07
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
account near=-0.29; after a secret:about=0.12; after a secret:comma=0.18; after a secret:known=0.22; after a secret:number=-0.22;
after a secret:other=0.20; after a secret:space=0.15; after a secret:thing=0.35; after a secret:usual=-0.30; bias=1.22; cl:1=0.81;
cl:2-3=0.31; cl:4-6=-0.28; cl:7+=-0.21; cl:A=-0.21; cl:K=0.33; cl:K:1=0.29; cl:K:2-3=0.16; cl:K:4-6=-0.10; cl:L=-0.24;
cl:L:7+=-0.15; cl:N=0.75; cl:N:1=0.17; cl:N:2-3=0.27; cl:N:4-6=0.73; cl:N:7+=-0.41; cl:P:1=0.36; cl:P:2-3=-0.11; cl:P:4-6=-0.64;
cl:P:7+=0.40; cl:apart:uncolon=0.25; cl:colon before=-0.05; cl:none=-0.63; cr:N:2-3=0.61; cr:N:4-6=0.07; cr:P:1=0.23;
cr:P:2-3=-0.18; cr:P:4-6=-0.49; cr:apart=-0.08; cue about=-0.21; digits:3=-1.56; digits:4=1.14; digits:5=-1.06; digits:6=2.46;
digits:8=0.47; digits:9=-1.39; enclosed=0.07; failing before=-1.04; grouped=-0.33; has:be=0.44; has:fine=-0.38; has:from=0.25;
has:modal=-0.22; has:number=-0.84; has:say=0.27; has:use=0.38; has:with=-0.06; k:colon=0.18; k:line=0.22; k:space=-0.49;
k:start=0.36; k:stop=-0.27; l:about:colon=0.12; l:be=0.26; l:cueK=-0.25; l:cueK:colon=0.54; l:cueN=0.68; l:cueN:colon=-0.67;
l:cueP=0.27; l:cueP:comma=0.09; l:digits=-0.25; l:none:start=0.36; l:number=-1.06; l:number:stop=-0.22; l:other=1.07;
l:prep=-0.81; l:pron=-0.46; l:say=0.83; l:thing=-0.15; l:thing:colon=0.26; l:to=-0.09; l:unit=0.14; l:use=1.15; l:usual=-1.07;
l:void=0.08; l:with=0.57; l:word:comma=-0.10; l:word:line=0.22; ll:about=-0.10; ll:adj=-0.29; ll:be=-0.05; ll:conj=0.07;
ll:cueP=0.15; ll:det=0.21; ll:digits=0.09; ll:fine=-0.44; ll:for=0.08; ll:known=-0.11; ll:modal=-0.37; ll:neg=0.05;
ll:number=0.08; ll:other=0.49; ll:prep=-0.29; ll:pron=-0.14; ll:thing=0.48; ll:to=0.07; ll:unit=0.17; ll:use=-0.19;
ll:usual=-0.31; ll:void=-0.64; ll:with=-0.59; name before=-0.28; no cue before=-0.44; number noun before=-1.23;
open:bracket=-0.15; opens sentence=0.31; own line=0.25; path:=0.37; path:about=-0.05; path:about>be=0.19; path:be=0.26;
path:fine=-0.07; path:from>be=0.21; path:long=-0.49; path:modal>be=0.27; path:number=-0.55; path:number>be=-0.13;
path:number>number>be=0.11; path:number>use=0.26; path:say=0.27; path:to=0.11; path:to>be=0.05; path:use=0.29; path:use>be=0.13;
path:use>to>be=0.07; pre:about=0.21; pre:adj=0.12; pre:conj=0.09; pre:cueL=0.08; pre:cueN=0.33; pre:det=0.21; pre:fine=-0.15;
pre:known=0.43; pre:neg=0.05; pre:none=0.26; pre:other=0.41; pre:thing=0.62; pre:use=-0.55; pre:usual=-0.42; prepre:about=-0.28;
prepre:be=0.14; prepre:but=0.23; prepre:conj=0.07; prepre:cueN=-0.39; prepre:det=0.46; prepre:digits=0.12; prepre:fine=-0.67;
prepre:for=0.25; prepre:known=0.07; prepre:thing=-0.06; prepre:use=0.16; prepre:usual=0.23; question=-0.30; r:about=-0.07;
r:asks=-0.73; r:be=-0.24; r:but=0.55; r:conj=-0.06; r:cueP=0.23; r:det=0.62; r:digits=-0.07; r:filler=-0.22; r:fine=0.57;
r:for=0.44; r:known=-0.51; r:modal=0.06; r:neg=-0.07; r:other=0.77; r:thing=0.17; r:usual=-0.44; rk:comma=0.90; rk:end=0.15;
rk:line=-0.82; rk:space=-0.34; rk:stop=0.18; rpath:=0.22; rpath:but>say=0.05; rpath:for=-0.13; rr:about=0.33; rr:be=0.18;
rr:be>fine=-0.38; rr:be>known=-0.07; rr:be>neg=0.17; rr:cueN=0.57; rr:cueP=-0.14; rr:det=0.09; rr:digits=-0.15; rr:filler=0.25;
rr:fine=-0.43; rr:for>det=0.66; rr:known=-0.30; rr:neg=-0.42; rr:other=-0.34; rr:prep=-0.57; rr:pron=0.39; rr:thing=0.07;
rr:time=-0.07; rr:usual=-0.31; uncued l:about:colon=0.12; uncued l:be=-0.55; uncued l:digits=-0.30; uncued l:known=0.06;
uncued l:none:start=0.36; uncued l:number=-0.76; uncued l:number:stop=-0.22; uncued l:other=0.60; uncued l:pron=-0.44;
uncued l:say=0.56; uncued l:thing:colon=0.16; uncued l:to=-0.19; uncued l:unit=0.14; uncued l:use=0.86; uncued l:usual=-0.87;
uncued l:void=0.08; uncued l:with=0.60; uncued l:word:colon=-0.19; uncued l:word:line=0.22; weak:0=-1.26; weak:1=0.95;
weak:2=0.07; weak:3=0.24; year=-0.91
""",
    "plain": """
account near=-0.38; adj=-0.71; after a secret:adj=-0.19; after a secret:as=-0.44; after a secret:be=-1.10;
after a secret:comma=-1.05; after a secret:det=-0.56; after a secret:filler=-0.08; after a secret:space=-0.23;
after a secret:thing=0.36; after a secret:to=-0.07; bang=0.51; bias=-4.26; capital=0.30; cl:1=0.35; cl:2-3=0.33; cl:4-6=0.27;
cl:7+=-0.54; cl:A=0.25; cl:A:1=-0.33; cl:A:2-3=0.84; cl:A:4-6=-0.37; cl:A:7+=0.11; cl:K=0.20; cl:K:1=0.41; cl:K:2-3=0.09;
cl:K:4-6=0.21; cl:K:7+=-0.51; cl:L=-0.52; cl:L:1=-0.64; cl:L:2-3=-0.57; cl:L:4-6=0.82; cl:L:7+=-0.12; cl:N=-0.55; cl:N:2-3=-0.18;
cl:N:4-6=-0.17; cl:N:7+=-0.25; cl:P=1.03; cl:P:1=0.86; cl:P:2-3=0.15; cl:P:4-6=-0.22; cl:P:7+=0.23; cl:apart=-0.48;
cl:apart:uncolon=-0.59; cl:colon before=0.27; cl:none=-0.41; cr about=-0.06; cr:A:1=-0.14; cr:A:4-6=0.26; cr:A:7+=-0.41;
cr:K:1=-0.23; cr:K:2-3=-0.46; cr:K:4-6=-0.70; cr:K:7+=-0.23; cr:L:1=-0.11; cr:L:2-3=-0.09; cr:L:4-6=0.20; cr:L:7+=0.69;
cr:N:1=-0.07; cr:N:2-3=-0.29; cr:N:7+=-0.23; cr:P:1=0.83; cr:P:2-3=0.79; cr:P:4-6=1.33; cr:P:7+=0.13; cr:apart=-0.75;
cr:none=-1.02; cue about=-0.52; cue phrase=-1.25; enclosed=0.76; ending=-2.06; failing before=-0.67; has:about=-0.56;
has:as=-0.96; has:asks=-0.34; has:be=0.39; has:but=0.33; has:cueU=0.12; has:fine=-0.39; has:from=0.17; has:modal=-0.26;
has:neg=-0.10; has:say=0.06; has:to=0.65; has:use=0.41; has:with=-0.63; k:colon=0.72; k:comma=-0.59; k:dash=0.36; k:line=-0.11;
k:slash=0.49; k:space=-1.32; k:start=-0.35; k:stop=0.81; known=-0.81; l:about:comma=-0.51; l:about:stop=-0.11; l:adj=-1.40;
l:adj:comma=0.54; l:as=-1.07; l:be=1.41; l:but=0.86; l:conj=-0.25; l:cueA=-0.52; l:cueA:colon=0.29; l:cueK:comma=0.19;
l:cueL=-0.61; l:cueL:colon=0.29; l:cueL:comma=-0.10; l:cueP=1.11; l:cueP:colon=-0.08; l:cueP:comma=0.14; l:cueU:stop=1.17;
l:det=-2.76; l:known=-0.09; l:none:start=-0.35; l:number:comma=-0.14; l:pron=-0.05; l:thing=-0.27; l:thing:colon=-0.25;
l:thing:comma=-0.15; l:to=0.69; l:use=1.43; l:usual=-0.46; l:with=0.64; l:word:colon=0.20; l:word:comma=-0.50; l:word:dash=0.29;
l:word:line=-0.10; l:word:slash=0.98; l:word:stop=-0.32; ll:about=-0.46; ll:adj=0.71; ll:as=-0.43; ll:asks=-0.16; ll:be=-0.36;
ll:but=-0.13; ll:conj=-0.96; ll:cueA=0.61; ll:cueK=0.37; ll:cueL=-0.08; ll:cueN=-0.45; ll:cueP=1.08; ll:cueU=-1.00;
ll:digits=-0.14; ll:filler=0.09; ll:fine=-0.14; ll:for=-0.60; ll:from=-0.05; ll:known=1.19; ll:modal=0.74; ll:number=-0.08;
ll:other=0.41; ll:prep=-0.85; ll:pron=0.77; ll:say=0.16; ll:thing=0.36; ll:time=-0.10; ll:to=-0.16; ll:unit=-0.12; ll:use=0.45;
ll:usual=-0.42; long=1.15; middle=0.81; name before=-0.68; no cue before=-1.12; number=0.20; number noun before=-0.57;
open:bracket=-0.37; open:quote=0.59; opens sentence=0.31; other=2.80; own line=-0.18; path:=0.48; path:about=-0.52;
path:about>be=-0.20; path:about>but=0.29; path:as=-0.19; path:as>be=-0.41; path:as>with=-0.06; path:asks>use=-0.09; path:be=0.23;
path:be>as=-0.14; path:be>be=0.15; path:be>but=0.31; path:be>but>be=-0.07; path:be>to=-0.20; path:be>use=0.15; path:be>with=-0.22;
path:but>be=-0.18; path:but>but=-0.05; path:but>use>be=0.17; path:cueU=0.21; path:fine=-0.08; path:fine>with=-0.08;
path:from=0.11; path:from>be=0.24; path:long=-0.69; path:neg=-0.08; path:number>be=0.05; path:say=0.18; path:to=0.40;
path:to>be=0.98; path:to>with=0.53; path:use=0.61; path:use>be=0.34; path:use>to=0.08; path:use>to>be=0.12; path:use>use=-0.34;
path:with=-0.63; pre:about=0.78; pre:adj=0.35; pre:as=-1.22; pre:but=-0.09; pre:conj=-1.11; pre:cueL=0.76; pre:det=0.33;
pre:digits=0.20; pre:filler=-0.41; pre:for=0.25; pre:modal=-0.19; pre:neg=0.31; pre:none=1.19; pre:number=-0.32; pre:other=0.62;
pre:prep=-0.28; pre:thing=-0.07; pre:to=0.20; pre:use=-0.43; pre:usual=0.19; pre:void=-0.11; pre:with=-0.46; prepre:adj=0.17;
prepre:as=0.08; prepre:asks=0.38; prepre:be=-0.77; prepre:but=-0.08; prepre:cueN=-0.10; prepre:cueP=-0.34; prepre:cueU=0.09;
prepre:det=0.46; prepre:digits=0.12; prepre:filler=-0.08; prepre:fine=-0.06; prepre:for=-0.12; prepre:known=0.48;
prepre:modal=-0.05; prepre:neg=-0.06; prepre:number=-0.18; prepre:other=-0.52; prepre:prep=-0.18; prepre:pron=-0.24;
prepre:say=0.11; prepre:thing=-0.15; prepre:time=-0.15; prepre:to=0.11; prepre:unit=-0.27; prepre:use=0.23; prepre:usual=-0.91;
prepre:with=0.69; question=0.39; r:about=-0.63; r:adj=-0.06; r:as=0.85; r:asks=0.28; r:be=0.34; r:but=-0.06; r:conj=0.46;
r:cueA=-0.14; r:cueK=-0.23; r:cueL=-0.11; r:cueN=-0.07; r:cueP=0.83; r:det=-0.26; r:digits=-0.15; r:filler=0.98; r:fine=0.37;
r:for=0.35; r:from=0.26; r:known=-0.64; r:modal=-0.56; r:neg=0.81; r:number=-0.33; r:other=-1.24; r:prep=0.11; r:pron=-0.21;
r:say=-0.35; r:spelled=0.11; r:thing=0.17; r:to=-0.57; r:unit=-0.19; r:use=0.36; r:usual=-0.67; r:with=-0.55; rk:colon=-0.91;
rk:comma=1.28; rk:dash=0.14; rk:end=0.55; rk:line=-0.14; rk:slash=-1.18; rk:space=-0.07; rk:stop=0.34; rpath:=-1.59;
rpath:about>about=-0.07; rpath:as=1.38; rpath:as>for=0.15; rpath:asks=0.07; rpath:asks>asks=0.24; rpath:be=1.04;
rpath:be>but=-0.10; rpath:be>for=0.14; rpath:be>neg=-0.06; rpath:be>number=0.35; rpath:but=-0.38; rpath:fine=-0.26;
rpath:for>about=-0.21; rpath:from=-0.05; rpath:long=0.78; rpath:modal>be=0.06; rpath:neg=0.33; rpath:neg>fine=0.55;
rpath:say=0.28; rpath:to=0.44; rpath:use=-0.37; rpath:use>as=-0.09; rpath:use>be=0.49; rpath:use>for=-0.06; rpath:with=-0.28;
rr:about=-0.36; rr:adj=0.85; rr:as=0.09; rr:as>adj=0.66; rr:as>cueP=0.36; rr:as>cueU=-0.46; rr:as>det=0.20; rr:as>known=0.15;
rr:asks=-0.21; rr:be=0.49; rr:be>about=-0.16; rr:be>adj=0.11; rr:be>asks=-0.11; rr:be>cueK=-0.11; rr:be>cueP=-0.21;
rr:be>det=0.79; rr:be>digits=-0.09; rr:be>fine=0.39; rr:be>known=0.18; rr:be>neg=0.40; rr:be>other=-1.25; rr:be>spelled=-0.15;
rr:be>use=-0.24; rr:be>usual=-0.41; rr:but=0.22; rr:conj=-0.13; rr:cueL=0.06; rr:cueN=-0.07; rr:cueP=-1.05; rr:cueU=-0.11;
rr:det=-0.27; rr:digits=-0.28; rr:filler=0.85; rr:fine=0.55; rr:for=-0.13; rr:for>det=0.50; rr:for>known=-0.18;
rr:for>other=-0.07; rr:for>unit=0.37; rr:known=-0.16; rr:modal=-0.67; rr:neg=0.53; rr:number=-0.13; rr:other=0.17; rr:prep=0.61;
rr:pron=0.50; rr:say=0.77; rr:thing=0.23; rr:time=0.23; rr:to=0.21; rr:to>known=0.52; rr:to>other=-0.09; rr:to>pron=-0.21;
rr:to>usual=-0.21; rr:unit=0.19; rr:use=-0.58; rr:usual=-0.27; rr:with=0.37; short=-1.96; spelled=-0.12; thing=0.19; time=0.19;
typical=2.90; uncued l:about:stop=-0.11; uncued l:adj=-0.73; uncued l:adj:comma=0.54; uncued l:as=-0.54; uncued l:be=1.04;
uncued l:but=-0.13; uncued l:conj=-0.46; uncued l:cueU:stop=1.17; uncued l:det=-0.54; uncued l:none:start=-0.35;
uncued l:number:comma=-0.14; uncued l:say=-0.10; uncued l:thing=-0.99; uncued l:thing:colon=-0.31; uncued l:to=0.56;
uncued l:use=1.27; uncued l:usual=-0.42; uncued l:with=1.05; uncued l:word:colon=-1.35; uncued l:word:comma=-0.12;
uncued l:word:line=-0.10; uncued l:word:slash=-0.09; uncued l:word:stop=-0.32; upper=-0.22; usual=-1.86; weak:0=-0.34;
weak:1=0.22; weak:2=0.14
""",
    "faint": """
adj=-0.12; bias=-2.47; capital=0.88; cr:none=-0.59; enclosed=-0.23; ending=-1.91; failing before=-0.08; k:colon=-0.08;
k:comma=-0.13; k:slash=-0.10; k:space=-0.14; known=-0.05; l:as=-0.43; l:be=0.20; l:other=-0.11; l:say=0.47; l:to=-0.21;
l:use=-0.14; l:usual=-0.07; l:with=0.37; l:word:colon=-0.08; l:word:comma=-0.13; l:word:slash=-0.10; ll:about=-0.64;
ll:asks=-0.11; ll:be=-0.22; ll:but=-0.12; ll:conj=-0.27; ll:det=-0.42; ll:digits=-0.25; ll:filler=-0.45; ll:fine=0.08;
ll:for=-0.10; ll:from=-0.07; ll:known=-0.49; ll:modal=-0.24; ll:neg=-0.25; ll:number=-0.14; ll:other=-0.62; ll:prep=0.55;
ll:pron=1.16; ll:spelled=0.21; ll:thing=0.41; ll:unit=-0.14; ll:use=-0.23; ll:usual=-0.99; long=0.83; middle=0.58;
no cue before=-0.47; number noun before=0.42; open:bracket=-0.32; open:quote=-0.19; other=1.43; question=0.39; r:about=-0.11;
r:adj=0.77; r:asks=-0.12; r:be=0.20; r:but=-0.25; r:conj=0.90; r:det=-0.72; r:digits=-0.14; r:filler=0.55; r:fine=-0.11;
r:for=-0.53; r:from=-0.12; r:known=0.48; r:neg=0.17; r:number=-0.11; r:other=-0.85; r:prep=-0.24; r:thing=-0.23; r:time=-0.13;
r:to=0.41; r:unit=-0.30; r:use=0.96; r:usual=-0.81; r:with=0.23; rk:colon=-0.46; rk:comma=0.47; rk:end=0.59; rk:line=-0.08;
rk:slash=-0.11; rk:space=-0.06; rk:stop=-0.34; rr:asks=-0.08; rr:but=-0.16; rr:conj=-0.08; rr:det=0.88; rr:digits=-0.07;
rr:filler=-0.15; rr:fine=-0.10; rr:for=-0.11; rr:for>det=-0.37; rr:known=0.11; rr:number=-0.06; rr:prep=-0.15; rr:pron=0.13;
rr:spelled=0.45; rr:thing=-0.35; rr:time=0.46; rr:to=-0.11; rr:to>det=-0.10; rr:to>known=0.29; rr:use=-0.16; rr:usual=-0.68;
rr:with=-0.08; short=-1.42; spelled=0.52; typical=0.84; uncued l:as=-0.43; uncued l:be=0.20; uncued l:other=-0.11;
uncued l:say=0.47; uncued l:to=-0.21; uncued l:use=-0.14; uncued l:usual=-0.07; uncued l:with=0.37; uncued l:word:colon=-0.08;
uncued l:word:comma=-0.13; uncued l:word:slash=-0.10; upper=-0.26; usual=-1.19; weak:0=-0.94; weak:1=0.53; weak:2=0.35;
weak:3=0.05
""",
    "run": """
account near=-0.07; after a secret:be=-0.43; after a secret:colon=-3.19; after a secret:comma=-0.08; after a secret:filler=-0.08;
after a secret:known=0.12; after a secret:space=-3.98; after a secret:use=-0.20; after a secret:with=-0.47; bias=-3.57;
cl:1=-0.11; cl:2-3=0.27; cl:4-6=0.23; cl:7+=0.13; cl:A=0.93; cl:A:1=0.43; cl:A:2-3=0.53; cl:A:4-6=0.10; cl:A:7+=-0.13; cl:K=-0.64;
cl:K:1=-0.20; cl:K:2-3=-0.26; cl:K:4-6=-0.07; cl:K:7+=-0.11; cl:L=-0.62; cl:L:1=-0.15; cl:L:2-3=0.26; cl:L:4-6=-0.70; cl:N=-0.65;
cl:N:1=-0.18; cl:N:2-3=-0.34; cl:N:4-6=-0.08; cl:N:7+=-0.06; cl:P=1.51; cl:P:2-3=0.08; cl:P:4-6=0.97; cl:P:7+=0.46;
cl:apart=-0.23; cl:apart:uncolon=-0.15; cl:colon before=-0.41; cl:none=-0.53; cr:A:1=-0.12; cr:A:2-3=-0.28; cr:A:4-6=0.33;
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
l:cueN=-0.16; l:cueP=-0.37; l:cueP:colon=0.97; l:cueP:comma=-0.45; l:cueU:colon=-0.13; l:number:colon=0.52; l:say=-0.10;
l:thing:colon=0.32; l:to=-0.80; l:usual=-0.07; l:with=0.47; l:word:colon=-0.46; l:word:comma=-0.46; l:word:slash=-0.18;
last:about=-0.42; last:adj=-0.24; last:asks=0.95; last:cueA=-0.45; last:cueK=1.04; last:cueL=-0.44; last:cueN=-0.11;
last:cueP=-0.24; last:cueU=-0.20; last:digits=0.77; last:filler=-0.26; last:fine=-1.12; last:known=-1.63; last:number=-0.07;
last:other=0.56; last:spelled=-0.67; last:thing=0.95; last:time=0.47; last:unit=-0.28; last:usual=1.42; ll:about=0.58;
ll:adj=-0.22; ll:as=-0.07; ll:asks=-0.34; ll:be=-0.13; ll:conj=-0.21; ll:cueA=0.63; ll:cueK=0.21; ll:cueL=-0.69; ll:cueN=-0.18;
ll:cueP=-0.21; ll:cueU=-0.13; ll:det=-0.86; ll:digits=-0.16; ll:filler=-0.17; ll:fine=-0.15; ll:known=-0.34; ll:modal=-0.28;
ll:neg=0.17; ll:number=-0.14; ll:other=-0.18; ll:prep=0.75; ll:pron=1.21; ll:spelled=-0.07; ll:thing=0.61; ll:time=-0.21;
ll:to=-0.10; ll:unit=-0.06; ll:use=0.11; ll:usual=-0.48; no cue before=0.24; number noun before=-0.34; open:bracket=-0.20;
open:quote=0.19; path:=-0.09; path:as>be=-0.64; path:be=0.87; path:be>asks>use=-0.15; path:be>be=0.44; path:but>be=0.41;
path:but>use>be=0.26; path:long=-0.43; path:modal>be=-0.08; path:modal>use=-0.22; path:number=0.57; path:number>be=-0.66;
path:to=-0.47; path:to>be=0.21; path:to>use=0.21; path:use=0.16; path:use>be=0.10; path:use>spelled>be=-0.16; path:with=0.43;
pre:about=-0.07; pre:adj=-0.60; pre:asks=0.23; pre:be=-0.06; pre:conj=-0.06; pre:cueA=0.49; pre:cueK=0.10; pre:cueL=-0.09;
pre:det=0.20; pre:filler=-0.34; pre:for=-0.21; pre:known=0.42; pre:modal=-0.22; pre:none=-0.23; pre:number=0.50; pre:prep=0.10;
pre:pron=1.10; pre:thing=0.25; pre:to=-0.06; pre:use=-0.30; pre:usual=-0.24; pre:with=-0.28; prepre:about=-0.10; prepre:adj=0.27;
prepre:asks=-0.23; prepre:be=-0.05; prepre:but=-0.48; prepre:conj=0.63; prepre:cueL=0.22; prepre:cueP=-0.20; prepre:cueU=0.22;
prepre:det=-0.08; prepre:digits=-0.05; prepre:for=0.16; prepre:known=-0.26; prepre:number=-0.11; prepre:other=-0.69;
prepre:pron=-0.07; prepre:thing=0.14; prepre:use=-0.24; prepre:usual=-0.46; prepre:with=0.63; question=-0.70; r:be=0.22;
r:but=-0.41; r:conj=1.21; r:cueA=-0.12; r:cueP=-0.11; r:cueU=0.05; r:det=-0.18; r:digits=-0.31; r:filler=0.13; r:fine=0.99;
r:for=-0.46; r:known=-0.14; r:modal=-0.57; r:neg=-0.25; r:number=0.05; r:other=-0.76; r:prep=-0.63; r:pron=0.15; r:usual=-0.25;
r:with=0.94; rare:0=-1.04; rare:2=0.28; rare:3=0.78; rk:colon=-0.48; rk:comma=-0.12; rk:end=1.23; rk:line=-0.32; rk:slash=-0.05;
rk:space=0.09; rk:stop=-0.30; rpath:=-0.67; rpath:be=-0.05; rpath:but=-0.10; rpath:long=0.15; rpath:neg=0.29;
rpath:to>about=-0.05; rpath:with=-0.15; rr:adj=-0.06; rr:be=0.08; rr:be>adj=0.80; rr:be>known=-0.11; rr:be>other=-0.13;
rr:be>usual=-0.19; rr:but=-0.05; rr:cueP=-0.06; rr:det=1.05; rr:fine=-0.18; rr:for>det=-0.17; rr:for>other=-0.13;
rr:for>usual=-0.05; rr:known=-0.40; rr:neg=0.49; rr:other=-0.54; rr:prep=0.58; rr:pron=0.58; rr:spelled=0.53; rr:time=-0.34;
rr:unit=-0.07; rr:use=-0.24; rr:usual=-0.26; spelled=0.73; titled=0.84; uncued l:as=-0.07; uncued l:cueU:colon=-0.13;
uncued l:number:colon=-0.06; uncued l:thing:colon=-0.11; uncued l:to=-0.05; uncued l:use=0.57; uncued l:with=0.32;
uncued l:word:colon=-1.08; uncued l:word:comma=-0.05; usual:0=1.36; usual:1=0.31; usual:3=-0.41; usual:4=-1.28; weak:0=-0.89;
weak:2=0.89; words:2=-0.70; words:3=0.33; words:4=0.57; words:5=0.67; words:6=-0.87
""",
}


def _table(text: str) -> dict[str, float]:
    cells = (cell.rpartition("=") for cell in text.replace("\n", " ").split("; "))
    return {name.strip(): float(value) for name, _, value in cells}


WEIGHTS: Final = {group: _table(text) for group, text in _TABLES.items()}
"""By group: the log-odds that each feature adds."""
