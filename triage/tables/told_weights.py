"""Weights of `triage.redact_told`, learned; do not edit by hand."""

from typing import Final

FROM: Final = {"odd": 0.4, "bare": 0.45, "digits": 0.4, "plain": 0.47, "faint": 0.55, "run": 0.45}
_TABLES = {
    "odd": """
account near=-0.44; after a secret:adj=0.22; after a secret:comma=0.42; after a secret:conj=0.31; after a secret:filler=0.06;
after a secret:other=0.64; after a secret:to=0.26; after a secret:use=0.18; after a secret:usual=-1.78; bias=1.88; capital=0.69;
cl:1=1.04; cl:2-3=0.05; cl:4-6=0.05; cl:7+=-0.90; cl:A=-0.71; cl:A:2-3=-0.05; cl:A:4-6=-0.16; cl:A:7+=-0.52; cl:K=-0.26;
cl:K:1=0.50; cl:K:2-3=-0.33; cl:K:7+=-0.45; cl:L:1=-0.45; cl:L:4-6=0.58; cl:L:7+=-0.19; cl:N=0.22; cl:N:2-3=0.74; cl:N:4-6=-0.32;
cl:N:7+=-0.15; cl:P=1.05; cl:P:1=1.03; cl:P:2-3=-0.32; cl:P:4-6=-0.07; cl:P:7+=0.41; cl:apart=-0.40; cl:apart:uncolon=-0.58;
cl:colon before=-0.40; cl:none=-0.25; cr about=-0.88; cr:A:4-6=-0.34; cr:A:7+=-0.24; cr:K:2-3=-0.14; cr:K:4-6=-0.19;
cr:K:7+=-0.11; cr:L:2-3=-0.07; cr:L:4-6=0.13; cr:L:7+=0.25; cr:N:1=-0.40; cr:N:2-3=-0.45; cr:N:4-6=-0.50; cr:N:7+=-0.14;
cr:P:1=-0.48; cr:P:2-3=1.55; cr:P:4-6=0.78; cr:P:7+=0.72; cr:apart=-0.79; cr:none=-0.54; cue about=-0.66; digit first=-0.13;
enclosed=-0.38; failing before=-0.39; has:about=-0.25; has:as=0.64; has:asks=-0.58; has:be=0.23; has:but=0.10; has:cueU=-0.17;
has:fine=-0.55; has:from=-0.45; has:modal=-0.41; has:neg=-0.09; has:spelled=0.32; has:to=0.35; has:unit=-0.13; has:use=0.36;
has:with=0.18; hyphened=-1.39; inner capital=-0.25; joined by dot or line=0.72; k:colon=0.43; k:comma=0.06; k:dash=-0.14;
k:slash=0.65; k:space=-0.36; k:start=-0.56; l:about:colon=0.27; l:adj=0.51; l:adj:colon=0.37; l:adj:slash=0.23; l:as=0.44;
l:asks=-0.44; l:be=1.46; l:conj=0.18; l:cueK=0.43; l:cueK:colon=0.06; l:cueL=0.12; l:cueL:colon=-0.57; l:cueN=-0.35;
l:cueN:colon=0.09; l:cueN:comma=0.21; l:cueP=0.60; l:cueP:colon=0.36; l:det=-1.24; l:fine=0.18; l:for=-1.71; l:from=-0.19;
l:known=0.33; l:none:start=-0.56; l:number=-0.72; l:number:colon=0.11; l:other=0.09; l:prep=-1.13; l:pron=-0.07; l:say=-0.18;
l:spelled=0.42; l:thing=0.23; l:thing:colon=0.09; l:thing:comma=-0.10; l:time=0.34; l:to=-0.30; l:use=1.01; l:usual=-0.60;
l:with=0.23; l:word:colon=-0.37; l:word:comma=-0.10; l:word:slash=0.61; l:word:stop=-0.19; like a machine=-2.36; ll:about=-0.06;
ll:adj=0.31; ll:asks=0.22; ll:be=0.23; ll:conj=-0.15; ll:cueL=-0.26; ll:cueN=0.25; ll:cueP=0.68; ll:cueU=0.48; ll:det=0.50;
ll:digits=-0.06; ll:filler=-0.17; ll:fine=-0.29; ll:for=-0.36; ll:from=0.28; ll:known=-0.25; ll:modal=0.12; ll:number=0.11;
ll:other=0.30; ll:prep=-0.99; ll:pron=0.65; ll:thing=0.50; ll:to=-0.44; ll:unit=-0.09; ll:use=0.14; ll:usual=0.40; ll:with=0.39;
lower=0.93; mixed=-0.37; name before=0.09; no cue before=-0.12; no digit=0.26; number noun before=-0.23; open:bracket=-0.16;
open:quote=-0.53; opens sentence=-0.64; path:=-0.23; path:about=-0.52; path:about>be=0.12; path:as=0.38; path:as>with=0.28;
path:be=-0.15; path:be>about>to=0.06; path:be>use=-0.08; path:be>use>to=-0.20; path:fine=0.10; path:from=0.39; path:from>to=0.23;
path:long=0.24; path:modal>be=0.12; path:neg>be=-0.29; path:number=0.10; path:number>be=0.08; path:say=0.15; path:to=0.18;
path:to>be>with=0.05; path:to>with=0.05; path:use=0.17; path:with=0.54; path:with>asks>asks=-0.17; path:with>spelled=0.29;
pre:about=0.42; pre:adj=0.27; pre:conj=0.06; pre:cueL=0.05; pre:digits=0.05; pre:for=-0.09; pre:known=-0.34; pre:modal=-0.38;
pre:none=-0.62; pre:other=-0.08; pre:prep=-0.18; pre:pron=0.51; pre:thing=0.55; pre:use=-0.06; prepre:adj=0.11; prepre:asks=0.12;
prepre:be=-0.43; prepre:but=0.09; prepre:cueL=-0.14; prepre:cueP=-0.41; prepre:cueU=-1.07; prepre:det=0.26; prepre:digits=-0.13;
prepre:for=-0.05; prepre:known=-0.12; prepre:neg=-0.20; prepre:number=0.15; prepre:other=0.07; prepre:pron=0.18; prepre:say=0.15;
prepre:thing=0.07; prepre:use=0.40; prepre:usual=0.18; prepre:with=0.28; question=-0.15; r:about=-0.37; r:adj=0.11; r:as=0.36;
r:asks=-0.12; r:be=0.35; r:but=0.16; r:conj=-0.23; r:cueN=-0.40; r:cueP=-0.48; r:det=-0.44; r:digits=-0.35; r:fine=-0.50;
r:for=0.65; r:known=-0.17; r:modal=0.31; r:neg=0.73; r:other=-1.42; r:prep=-0.35; r:pron=-0.23; r:thing=-0.07; r:to=0.32;
r:use=0.33; r:usual=-0.42; r:with=0.64; rk:colon=-1.19; rk:comma=0.90; rk:end=1.20; rk:line=0.48; rk:slash=-1.90; rk:space=0.43;
rk:stop=0.06; rpath:=-0.49; rpath:about=-0.19; rpath:as=0.72; rpath:asks>be=0.08; rpath:be=0.47; rpath:be>for=0.23;
rpath:be>neg=-0.15; rpath:be>number=0.31; rpath:but>neg=0.31; rpath:fine=-0.57; rpath:fine>as=0.34; rpath:for=-0.25;
rpath:long=0.14; rpath:modal>use=0.11; rpath:neg=0.07; rpath:neg>but=0.10; rpath:neg>for=0.11; rpath:spelled=0.09; rpath:to=-0.22;
rpath:to>about=0.12; rpath:use=-0.43; rpath:with=-0.16; rr:adj=0.18; rr:as=0.13; rr:as>adj=0.18; rr:as>cueK=0.08; rr:as>cueP=0.09;
rr:as>prep=0.07; rr:be=-0.12; rr:be>det=0.62; rr:be>fine=-0.07; rr:be>known=0.41; rr:be>other=-0.35; rr:but=-0.10; rr:conj=-0.10;
rr:cueP=0.20; rr:det=-0.49; rr:digits=-0.07; rr:filler=0.08; rr:fine=0.40; rr:for=-0.18; rr:for>det=0.16; rr:for>pron=0.06;
rr:for>thing=0.42; rr:known=-0.08; rr:neg=0.17; rr:prep=-0.22; rr:pron=-0.39; rr:spelled=0.14; rr:time=0.19; rr:to>cueL=-0.22;
rr:to>det=-0.12; rr:to>other=0.36; rr:to>use=0.45; rr:to>usual=-0.15; rr:unit=0.11; rr:use=-0.50; rr:usual=-0.13; rr:with=-0.38;
short=-2.08; sign=0.71; spelled=0.32; strength:0=-1.71; strength:1=-0.21; strength:2=0.52; strength:3=1.40; tailed=-0.21;
uncued l:adj:colon=0.37; uncued l:be=0.33; uncued l:conj=0.17; uncued l:det=-0.55; uncued l:fine=0.21; uncued l:known=-0.07;
uncued l:none:start=-0.56; uncued l:number=-0.39; uncued l:other=-0.21; uncued l:prep=-0.39; uncued l:pron=0.26;
uncued l:say=-0.20; uncued l:spelled=0.12; uncued l:time=0.06; uncued l:to=-0.30; uncued l:use=0.40; uncued l:usual=-0.37;
uncued l:with=0.36; uncued l:word:colon=0.70; uncued l:word:comma=0.07; uncued l:word:slash=0.09; uncued l:word:stop=-0.19;
upper=-1.25; usual stem=-1.82; weak:0=-0.31; weak:1=0.17; weak:2=0.18
""",
    "bare": """
after a secret:adj=0.19; after a secret:comma=0.23; after a secret:conj=1.07; after a secret:filler=0.12;
after a secret:other=0.24; after a secret:slash=0.34; after a secret:to=0.32; bias=1.12; capital=1.74; cr:none=-0.66;
digit first=-0.19; enclosed=-0.50; failing before=0.10; hyphened=-0.45; inner capital=-0.34; k:colon=0.25; k:dash=0.13;
k:slash=0.62; k:space=-0.30; k:start=-0.52; k:stop=-0.18; l:adj=0.32; l:adj:colon=0.37; l:adj:comma=0.16; l:adj:slash=0.60;
l:as=-0.18; l:asks=-0.26; l:be=0.86; l:but=0.29; l:det=-0.88; l:digits=-0.17; l:filler=0.23; l:from=0.16; l:known=-0.44;
l:neg=0.51; l:none:start=-0.52; l:number=-0.33; l:other=-0.59; l:prep=-0.65; l:pron=0.18; l:say=0.15; l:spelled=0.07;
l:thing=0.07; l:thing:colon=0.32; l:to=0.09; l:unit=0.10; l:use=0.42; l:usual=-0.69; l:with=0.42; l:word:colon=-0.11;
l:word:dash=0.13; l:word:stop=-0.18; like a machine=-1.26; ll:about=-0.61; ll:adj=0.35; ll:as=0.16; ll:asks=-0.06; ll:be=-0.91;
ll:but=-0.17; ll:conj=0.14; ll:det=-0.13; ll:digits=-0.25; ll:filler=0.11; ll:fine=0.19; ll:for=-0.37; ll:known=0.12;
ll:modal=0.28; ll:neg=0.18; ll:number=-0.25; ll:other=0.36; ll:prep=-0.17; ll:pron=0.95; ll:say=0.21; ll:spelled=0.16;
ll:thing=0.85; ll:to=-0.30; ll:unit=0.07; ll:use=0.28; ll:usual=-0.18; ll:with=0.14; lower=0.48; mixed=-0.37; name before=-0.39;
no cue before=-0.85; no digit=0.12; number noun before=-1.67; open:bracket=-0.22; open:quote=-0.59; opens sentence=-0.74;
own line=-0.50; question=0.21; r:about=-0.09; r:asks=-0.42; r:be=0.50; r:but=0.07; r:conj=-0.21; r:det=0.33; r:digits=-0.50;
r:filler=0.88; r:fine=0.45; r:for=-0.32; r:known=-0.39; r:neg=1.05; r:number=-0.08; r:other=-0.42; r:prep=-0.21; r:pron=-0.91;
r:say=-0.05; r:thing=0.14; r:time=-0.23; r:to=0.20; r:use=0.20; r:usual=-0.92; r:with=0.17; rk:colon=-1.84; rk:comma=-0.28;
rk:dash=-0.45; rk:end=0.66; rk:line=0.73; rk:slash=0.75; rk:space=1.12; rk:stop=-0.69; rr:about=0.11; rr:adj=0.60; rr:asks=0.14;
rr:be=-0.37; rr:be>det=-0.08; rr:be>filler=0.38; rr:be>fine=0.16; rr:be>known=0.05; rr:be>neg=-0.31; rr:be>prep=0.29;
rr:be>use=0.24; rr:but=0.08; rr:det=-0.90; rr:digits=0.59; rr:fine=0.61; rr:for=-0.25; rr:for>known=0.18; rr:for>usual=-0.25;
rr:modal=-0.20; rr:neg=0.22; rr:other=-0.58; rr:prep=0.85; rr:pron=-0.26; rr:spelled=0.05; rr:thing=0.17; rr:to=0.39;
rr:to>det=0.25; rr:to>other=-0.06; rr:to>use=0.33; rr:unit=0.07; rr:use=0.65; rr:usual=-0.32; short=-2.41; spelled=0.19;
strength:0=-0.97; strength:1=-0.34; strength:2=0.21; strength:3=1.10; tailed=0.36; uncued l:adj=0.32; uncued l:adj:colon=0.37;
uncued l:adj:comma=0.16; uncued l:adj:slash=0.60; uncued l:as=-0.18; uncued l:asks=-0.26; uncued l:be=0.86; uncued l:but=0.29;
uncued l:det=-0.88; uncued l:digits=-0.17; uncued l:filler=0.23; uncued l:from=0.16; uncued l:known=-0.44; uncued l:neg=0.51;
uncued l:none:start=-0.52; uncued l:number=-0.33; uncued l:other=-0.59; uncued l:prep=-0.65; uncued l:pron=0.18;
uncued l:say=0.15; uncued l:spelled=0.07; uncued l:thing=0.07; uncued l:thing:colon=0.32; uncued l:to=0.09; uncued l:unit=0.10;
uncued l:use=0.42; uncued l:usual=-0.69; uncued l:with=0.42; uncued l:word:colon=-0.11; uncued l:word:dash=0.13;
uncued l:word:stop=-0.18; upper=-1.85; usual stem=-1.51; weak:0=-1.54; weak:1=0.20; weak:2=0.60; weak:3=0.73
""",
    "digits": """
account near=-0.32; after a secret:about=0.11; after a secret:comma=0.17; after a secret:known=0.22; after a secret:number=-0.29;
after a secret:other=0.19; after a secret:space=0.41; after a secret:thing=0.36; after a secret:usual=-0.25; bias=1.16; cl:1=0.68;
cl:2-3=0.42; cl:4-6=-0.28; cl:7+=-0.21; cl:A=-0.18; cl:K=0.16; cl:K:1=0.05; cl:K:2-3=0.24; cl:K:4-6=-0.11; cl:L=-0.23;
cl:L:7+=-0.14; cl:N=0.75; cl:N:1=0.24; cl:N:2-3=0.18; cl:N:4-6=0.71; cl:N:7+=-0.39; cl:P=0.12; cl:P:1=0.39; cl:P:4-6=-0.62;
cl:P:7+=0.35; cl:apart:uncolon=0.27; cl:colon before=-0.17; cl:none=-0.61; cr:N:2-3=0.64; cr:N:4-6=0.06; cr:P:1=0.13;
cr:P:2-3=-0.22; cr:P:4-6=-0.41; cr:apart=-0.08; cue about=-0.25; digits:3=-1.86; digits:4=1.11; digits:5=-1.08; digits:6=2.42;
digits:8=0.61; digits:9=-1.14; enclosed=0.15; failing before=-1.02; grouped=-0.19; has:be=0.41; has:fine=-0.37; has:from=0.23;
has:modal=-0.23; has:number=-0.81; has:say=0.24; has:use=0.45; k:colon=0.24; k:line=0.20; k:space=-0.49; k:start=0.36;
k:stop=-0.32; l:about:colon=0.11; l:be=0.28; l:cueK=-0.63; l:cueK:colon=0.68; l:cueN=0.73; l:cueN:colon=-0.66; l:cueP=0.30;
l:cueP:comma=0.09; l:none:start=0.36; l:number=-1.08; l:number:stop=-0.29; l:other=1.03; l:prep=-0.89; l:pron=-0.45; l:say=0.81;
l:thing=-0.20; l:thing:colon=0.25; l:unit=0.14; l:use=1.19; l:usual=-1.02; l:void=0.09; l:with=0.57; l:word:colon=-0.10;
l:word:comma=-0.09; l:word:line=0.20; ll:about=-0.34; ll:adj=-0.30; ll:conj=0.06; ll:cueK=0.17; ll:cueP=0.27; ll:det=0.27;
ll:digits=0.07; ll:fine=-0.44; ll:for=0.08; ll:known=-0.08; ll:modal=-0.36; ll:neg=0.07; ll:number=0.06; ll:other=0.48;
ll:prep=-0.28; ll:pron=-0.14; ll:thing=0.43; ll:to=0.08; ll:unit=0.17; ll:use=-0.21; ll:usual=-0.34; ll:void=-0.62; ll:with=-0.59;
name before=-0.27; no cue before=-0.41; number noun before=-1.20; opens sentence=0.24; own line=0.23; path:=0.43;
path:about=-0.05; path:about>be=0.18; path:be=0.26; path:fine=-0.09; path:from>be=0.19; path:long=-0.49; path:modal>be=0.26;
path:number=-0.46; path:number>be=-0.12; path:number>number>be=0.10; path:number>use=0.38; path:say=0.24; path:to=0.12;
path:to>be=0.06; path:use=0.24; path:use>be=0.16; path:use>to>be=0.08; pre:about=0.15; pre:adj=0.13; pre:as=-0.06; pre:conj=0.08;
pre:cueL=0.08; pre:cueN=0.32; pre:det=0.23; pre:fine=-0.17; pre:known=0.44; pre:neg=0.07; pre:none=0.35; pre:other=0.31;
pre:thing=0.65; pre:use=-0.53; pre:usual=-0.49; prepre:about=-0.33; prepre:be=0.11; prepre:but=0.23; prepre:conj=0.07;
prepre:cueN=-0.46; prepre:det=0.43; prepre:digits=0.16; prepre:fine=-0.68; prepre:for=0.29; prepre:known=0.12; prepre:other=-0.09;
prepre:say=0.05; prepre:use=0.09; prepre:usual=0.25; question=-0.28; r:about=-0.08; r:asks=-0.71; r:be=-0.17; r:but=0.55;
r:cueP=0.13; r:det=0.58; r:digits=0.07; r:filler=-0.22; r:fine=0.56; r:for=0.49; r:known=-0.48; r:modal=0.06; r:other=0.39;
r:thing=0.16; r:usual=-0.38; rk:comma=0.97; rk:end=0.16; rk:line=-0.84; rk:space=-0.42; rk:stop=0.17; rpath:=0.25;
rpath:but>say=0.05; rpath:for=-0.15; rr:about=0.36; rr:be=0.16; rr:be>fine=-0.38; rr:be>known=-0.05; rr:be>neg=0.13; rr:but=0.06;
rr:cueN=0.60; rr:cueP=-0.17; rr:det=0.10; rr:digits=-0.12; rr:filler=0.22; rr:fine=-0.44; rr:for>det=0.70; rr:known=-0.22;
rr:neg=-0.40; rr:other=-0.31; rr:prep=-0.46; rr:pron=0.41; rr:thing=0.12; rr:time=-0.07; rr:usual=-0.29;
uncued l:about:colon=0.11; uncued l:be=-0.60; uncued l:digits=-0.37; uncued l:known=0.08; uncued l:none:start=0.36;
uncued l:number=-0.77; uncued l:number:stop=-0.29; uncued l:other=0.61; uncued l:pron=-0.44; uncued l:say=0.58;
uncued l:thing=0.06; uncued l:thing:colon=0.15; uncued l:to=-0.17; uncued l:unit=0.14; uncued l:use=0.96; uncued l:usual=-0.84;
uncued l:void=0.09; uncued l:with=0.59; uncued l:word:colon=-0.27; uncued l:word:line=0.20; weak:0=-1.26; weak:1=0.97;
weak:2=0.05; weak:3=0.23; year=-0.89
""",
    "plain": """
account near=-0.21; adj=-0.75; after a secret:adj=-0.13; after a secret:as=-0.40; after a secret:be=-0.96;
after a secret:comma=-1.10; after a secret:det=-0.52; after a secret:filler=-0.06; after a secret:other=0.09;
after a secret:space=-0.08; after a secret:thing=0.48; after a secret:to=-0.08; bang=0.51; bias=-4.27; capital=0.19; cl:1=0.29;
cl:2-3=0.40; cl:4-6=0.16; cl:7+=-0.35; cl:A=0.30; cl:A:1=-0.30; cl:A:2-3=0.85; cl:A:4-6=-0.37; cl:A:7+=0.13; cl:K=0.15;
cl:K:1=0.36; cl:K:4-6=0.32; cl:K:7+=-0.48; cl:L=-0.37; cl:L:1=-0.62; cl:L:2-3=-0.33; cl:L:4-6=0.67; cl:L:7+=-0.08; cl:N=-0.67;
cl:N:1=-0.23; cl:N:2-3=-0.11; cl:N:4-6=-0.29; cl:P=1.08; cl:P:1=1.08; cl:P:4-6=-0.17; cl:P:7+=0.14; cl:apart=-0.70;
cl:apart:uncolon=-0.57; cl:colon before=0.12; cl:none=-0.50; cr:A:1=-0.14; cr:A:4-6=0.22; cr:A:7+=-0.46; cr:K:1=-0.20;
cr:K:2-3=-0.38; cr:K:4-6=-0.68; cr:K:7+=-0.22; cr:L:1=-0.11; cr:L:2-3=-0.61; cr:L:4-6=0.24; cr:L:7+=0.80; cr:N:1=-0.06;
cr:N:2-3=-0.23; cr:N:4-6=-0.12; cr:N:7+=-0.21; cr:P:1=0.86; cr:P:2-3=0.74; cr:P:4-6=1.36; cr:P:7+=0.24; cr:apart=-0.66;
cr:none=-0.99; cue about=-0.68; cue phrase=-1.23; enclosed=0.78; ending=-2.07; failing before=-0.54; has:about=-0.30;
has:as=-1.01; has:asks=-0.34; has:be=0.25; has:but=0.36; has:cueU=-0.10; has:fine=-0.53; has:from=0.16; has:modal=-0.09;
has:neg=-0.21; has:number=0.24; has:say=-0.08; has:to=0.66; has:use=0.27; has:with=-0.13; k:colon=0.99; k:comma=-0.63;
k:dash=0.23; k:line=-0.10; k:slash=0.51; k:space=-1.53; k:start=-0.34; k:stop=0.87; known=-0.93; l:about:colon=0.35;
l:about:comma=-0.52; l:about:stop=-0.14; l:adj=-1.47; l:adj:comma=0.55; l:as=-1.04; l:be=1.48; l:but=0.77; l:conj=-0.18;
l:cueA=-0.43; l:cueA:colon=0.24; l:cueK=0.19; l:cueL=-0.54; l:cueL:colon=0.26; l:cueL:comma=-0.12; l:cueN=-0.23; l:cueP=1.02;
l:cueP:colon=0.21; l:cueP:comma=0.21; l:cueU:stop=1.28; l:det=-2.74; l:known=-0.07; l:none:start=-0.34; l:number:comma=-0.14;
l:say=-0.11; l:thing=-0.33; l:thing:colon=-0.32; l:thing:comma=-0.17; l:to=0.79; l:use=1.48; l:usual=-0.43; l:with=0.44;
l:word:comma=-0.36; l:word:dash=0.23; l:word:line=-0.09; l:word:slash=1.06; l:word:stop=-0.32; ll:about=-0.49; ll:adj=0.87;
ll:as=-0.76; ll:asks=-0.13; ll:be=-0.32; ll:but=-0.12; ll:conj=-0.93; ll:cueA=0.65; ll:cueK=0.18; ll:cueL=-0.29; ll:cueN=-0.42;
ll:cueP=1.09; ll:cueU=-1.08; ll:det=-0.12; ll:digits=0.08; ll:filler=-0.18; ll:fine=-0.14; ll:for=-0.60; ll:from=-0.09;
ll:known=1.20; ll:modal=0.86; ll:number=0.19; ll:other=0.53; ll:prep=-0.43; ll:pron=0.92; ll:say=0.17; ll:thing=0.46;
ll:time=-0.11; ll:to=-0.13; ll:unit=-0.11; ll:use=0.19; ll:usual=-0.34; ll:with=0.10; long=1.18; middle=0.76; name before=-0.52;
no cue before=-0.78; number=0.22; number noun before=-0.48; open:bracket=-0.33; open:quote=0.59; opens sentence=0.40; other=2.84;
own line=-0.18; path:=0.35; path:about=-0.53; path:about>be=-0.25; path:about>but=0.23; path:as=-0.21; path:as>be=-0.38;
path:as>with=-0.06; path:asks>use=-0.07; path:be=0.44; path:be>as=-0.16; path:be>be=0.22; path:be>but=0.30; path:be>but>be=-0.09;
path:be>to=-0.18; path:be>use=-0.07; path:be>with=-0.21; path:but>be=-0.16; path:but>but=-0.06; path:but>modal=0.09;
path:but>use>be=0.25; path:fine=-0.06; path:fine>with=-0.10; path:from=0.07; path:from>be=0.26; path:long=-0.62;
path:modal>be=0.10; path:neg=-0.09; path:neg>fine=0.06; path:number>be=-0.08; path:to=0.46; path:to>be=0.97; path:to>with=0.49;
path:use=0.69; path:use>be=0.25; path:use>to=-0.09; path:use>to>be=0.14; path:use>use=-0.32; path:with=-0.13; pre:about=0.77;
pre:adj=0.49; pre:as=-1.45; pre:asks=-0.21; pre:be=0.17; pre:but=-0.08; pre:conj=-1.22; pre:cueL=0.79; pre:det=0.36;
pre:digits=0.38; pre:filler=-0.38; pre:for=-0.16; pre:known=-0.13; pre:modal=-0.21; pre:neg=0.34; pre:none=1.11; pre:number=-0.37;
pre:other=0.58; pre:prep=-0.29; pre:to=0.75; pre:use=-0.17; pre:usual=0.13; pre:void=-0.09; pre:with=-0.51; prepre:about=0.12;
prepre:asks=0.21; prepre:be=-0.75; prepre:but=-0.15; prepre:cueL=0.25; prepre:cueN=-0.08; prepre:cueP=-0.24; prepre:cueU=0.25;
prepre:det=0.13; prepre:digits=0.26; prepre:filler=-0.07; prepre:fine=-0.06; prepre:for=-0.16; prepre:known=0.46;
prepre:modal=-0.22; prepre:neg=-0.06; prepre:number=-0.17; prepre:other=-0.67; prepre:prep=-0.17; prepre:pron=-0.12;
prepre:say=0.13; prepre:thing=-0.14; prepre:time=-0.16; prepre:to=0.14; prepre:unit=-0.26; prepre:use=0.21; prepre:usual=-1.01;
prepre:with=0.52; question=0.51; r:about=-0.51; r:as=0.68; r:asks=0.26; r:be=0.36; r:but=-0.09; r:conj=0.26; r:cueA=-0.14;
r:cueK=-0.20; r:cueL=-0.11; r:cueN=-0.06; r:cueP=0.86; r:det=-0.27; r:digits=-0.18; r:filler=0.98; r:fine=0.14; r:for=0.39;
r:from=-0.22; r:known=-0.60; r:modal=-0.42; r:neg=0.74; r:number=-0.30; r:other=-1.14; r:prep=0.47; r:say=-0.34; r:spelled=0.12;
r:thing=0.21; r:to=-0.84; r:unit=-0.21; r:use=0.19; r:usual=-0.44; r:with=-0.57; rk:colon=-0.88; rk:comma=1.23; rk:dash=0.06;
rk:end=0.67; rk:line=-0.15; rk:slash=-1.30; rk:space=-0.10; rk:stop=0.49; rpath:=-1.51; rpath:about>about=-0.08; rpath:as=1.11;
rpath:as>for=0.26; rpath:asks=0.07; rpath:asks>asks=0.21; rpath:be=1.03; rpath:be>but=-0.10; rpath:be>for=0.24;
rpath:be>number=0.32; rpath:but=-0.31; rpath:fine=-0.24; rpath:for>about=-0.20; rpath:from=-0.05; rpath:long=0.81; rpath:neg=0.40;
rpath:neg>fine=0.57; rpath:say=0.37; rpath:to=-0.16; rpath:use=-0.33; rpath:use>as=-0.07; rpath:use>be=0.54; rpath:with=-0.33;
rr:about=-0.36; rr:adj=0.29; rr:as=0.22; rr:as>cueP=0.67; rr:as>cueU=-0.35; rr:as>det=0.20; rr:as>known=0.26; rr:asks=-0.19;
rr:be=0.45; rr:be>about=-0.17; rr:be>adj=0.16; rr:be>asks=-0.12; rr:be>but=-0.24; rr:be>cueP=-0.24; rr:be>det=0.83;
rr:be>digits=-0.07; rr:be>fine=0.15; rr:be>known=0.32; rr:be>neg=0.38; rr:be>other=-1.06; rr:be>spelled=-0.16; rr:be>use=-0.23;
rr:be>usual=-0.39; rr:but=0.24; rr:conj=-0.13; rr:cueL=0.22; rr:cueN=-0.05; rr:cueP=-1.07; rr:cueU=-0.12; rr:det=-0.25;
rr:digits=-0.20; rr:filler=0.95; rr:fine=0.51; rr:for=-0.13; rr:for>det=0.42; rr:for>known=-0.13; rr:for>other=-0.06;
rr:for>unit=0.39; rr:known=-0.20; rr:modal=-0.64; rr:neg=0.60; rr:number=-0.10; rr:other=0.19; rr:prep=0.77; rr:pron=0.71;
rr:say=0.41; rr:thing=0.16; rr:time=0.23; rr:to=0.31; rr:to>cueP=-0.26; rr:to>det=0.10; rr:to>known=0.63; rr:to>other=-0.06;
rr:to>pron=-0.16; rr:to>usual=-0.16; rr:unit=0.43; rr:use=-0.51; rr:usual=-0.21; rr:with=0.38; short=-1.94; spelled=-0.14;
thing=0.19; time=0.19; typical=2.97; uncued l:about:colon=-0.11; uncued l:about:stop=-0.14; uncued l:adj=-0.61;
uncued l:adj:comma=0.55; uncued l:as=-0.52; uncued l:be=1.21; uncued l:but=-0.10; uncued l:conj=-0.43; uncued l:cueU:stop=1.28;
uncued l:det=-0.72; uncued l:none:start=-0.34; uncued l:number:comma=-0.14; uncued l:say=-0.08; uncued l:thing=-0.88;
uncued l:thing:colon=-0.36; uncued l:to=0.65; uncued l:use=1.22; uncued l:usual=-0.39; uncued l:with=0.61;
uncued l:word:colon=-1.47; uncued l:word:comma=-0.18; uncued l:word:line=-0.09; uncued l:word:slash=-0.12;
uncued l:word:stop=-0.32; upper=-0.22; usual=-1.76; weak:0=-0.33; weak:1=0.23; weak:2=0.13
""",
    "faint": """
bias=-2.37; capital=0.95; cr:none=-0.47; enclosed=-0.22; ending=-1.84; failing before=-0.08; k:colon=-0.07; k:comma=-0.14;
k:slash=-0.10; k:space=-0.14; known=-0.07; l:as=-0.43; l:be=0.13; l:other=-0.09; l:say=0.51; l:to=-0.24; l:use=-0.15;
l:usual=-0.07; l:with=0.43; l:word:colon=-0.07; l:word:comma=-0.14; l:word:slash=-0.10; ll:about=-0.57; ll:asks=-0.10;
ll:be=-0.22; ll:but=-0.13; ll:conj=-0.37; ll:det=-0.41; ll:digits=-0.22; ll:filler=-0.48; ll:fine=0.09; ll:for=-0.11;
ll:from=-0.07; ll:known=-0.11; ll:modal=-0.22; ll:neg=-0.23; ll:number=-0.13; ll:other=-0.80; ll:prep=0.55; ll:pron=1.19;
ll:spelled=0.23; ll:thing=0.48; ll:unit=-0.12; ll:use=-0.12; ll:usual=-1.02; long=0.79; middle=0.62; no cue before=-0.39;
number noun before=0.36; open:bracket=-0.34; open:quote=-0.16; other=1.35; question=0.44; r:about=-0.11; r:adj=0.79; r:asks=0.20;
r:be=0.21; r:but=-0.20; r:conj=0.84; r:det=-0.70; r:digits=-0.14; r:filler=0.62; r:fine=-0.11; r:for=-0.52; r:from=-0.11;
r:known=0.47; r:neg=0.14; r:number=-0.12; r:other=-0.81; r:prep=-0.17; r:pron=0.07; r:thing=-0.26; r:time=-0.12; r:to=0.43;
r:unit=-0.30; r:use=0.78; r:usual=-0.93; r:with=0.14; rk:colon=-0.41; rk:comma=0.58; rk:end=0.47; rk:line=-0.07; rk:slash=-0.11;
rk:space=-0.10; rk:stop=-0.35; rr:asks=-0.07; rr:be=0.10; rr:but=-0.16; rr:conj=-0.08; rr:det=0.79; rr:digits=-0.07;
rr:filler=-0.14; rr:fine=-0.10; rr:for=-0.12; rr:for>det=-0.37; rr:known=0.15; rr:number=-0.06; rr:prep=-0.15; rr:pron=0.08;
rr:spelled=0.51; rr:thing=-0.34; rr:time=0.47; rr:to=-0.11; rr:to>det=-0.09; rr:to>known=0.29; rr:use=-0.17; rr:usual=-0.67;
rr:with=-0.08; short=-1.41; spelled=0.44; typical=1.03; uncued l:as=-0.43; uncued l:be=0.13; uncued l:other=-0.09;
uncued l:say=0.51; uncued l:to=-0.24; uncued l:use=-0.15; uncued l:usual=-0.07; uncued l:with=0.43; uncued l:word:colon=-0.07;
uncued l:word:comma=-0.14; uncued l:word:slash=-0.10; upper=-0.26; usual=-1.20; weak:0=-1.02; weak:1=0.37; weak:2=0.28;
weak:3=0.37
""",
    "run": """
account near=0.11; after a secret:be=-0.54; after a secret:colon=-3.39; after a secret:comma=-0.08; after a secret:filler=-0.11;
after a secret:known=0.08; after a secret:space=-4.05; after a secret:use=-0.19; after a secret:with=-0.52; bias=-3.53;
cl:1=-0.14; cl:2-3=0.33; cl:4-6=0.21; cl:7+=0.09; cl:A=0.97; cl:A:1=0.43; cl:A:2-3=0.64; cl:A:7+=-0.12; cl:K=-0.67; cl:K:1=-0.21;
cl:K:2-3=-0.27; cl:K:4-6=-0.08; cl:K:7+=-0.11; cl:L=-0.62; cl:L:1=-0.16; cl:L:2-3=0.22; cl:L:4-6=-0.65; cl:N=-0.67; cl:N:1=-0.18;
cl:N:2-3=-0.34; cl:N:4-6=-0.07; cl:N:7+=-0.07; cl:P=1.47; cl:P:2-3=0.08; cl:P:4-6=0.99; cl:P:7+=0.42; cl:apart=-0.08;
cl:colon before=-0.38; cl:none=-0.49; cr:A:1=-0.15; cr:A:2-3=-0.31; cr:A:4-6=0.49; cr:A:7+=-0.32; cr:L:2-3=-0.16; cr:L:4-6=0.44;
cr:L:7+=-0.07; cr:N:7+=-0.06; cr:P:1=-0.06; cr:P:2-3=-0.29; cr:P:4-6=-0.09; cr:apart=-0.63; cr:none=0.15; cue about=-0.58;
cue phrase=1.36; endings=-0.70; ends in digits=0.65; failing before=0.05; first:adj=-0.71; first:but=0.12; first:cueA=-0.45;
first:cueK=-0.27; first:cueL=-0.09; first:cueN=-0.18; first:cueP=-0.33; first:cueU=-0.07; first:det=0.60; first:known=-0.17;
first:number=-0.14; first:other=0.43; first:prep=0.88; first:pron=0.57; first:spelled=-0.39; first:thing=-0.07; first:use=-0.36;
first:usual=0.71; has:about=-0.34; has:about inside=-0.94; has:adj inside=0.38; has:as=-0.58; has:as inside=-0.37; has:asks=-0.27;
has:asks inside=0.33; has:be=0.24; has:be inside=0.09; has:but=-0.06; has:but inside=0.58; has:conj inside=-0.41;
has:cueA inside=-1.00; has:cueK inside=0.39; has:cueL inside=-0.68; has:cueN inside=-0.45; has:cueP inside=-1.81; has:cueU=-0.05;
has:cueU inside=-0.41; has:det inside=-1.22; has:digits inside=-0.07; has:filler inside=-0.52; has:fine=0.36;
has:fine inside=-1.32; has:for inside=0.20; has:from=0.10; has:from inside=-0.24; has:modal=-0.45; has:modal inside=-0.41;
has:neg=0.07; has:neg inside=0.67; has:number=-0.27; has:number inside=-0.50; has:prep inside=-0.26; has:pron inside=-0.99;
has:say=-0.07; has:say inside=-0.15; has:spelled=-0.18; has:spelled inside=-1.25; has:thing inside=-0.42; has:time inside=0.13;
has:to=-0.39; has:to inside=-1.31; has:unit inside=-0.52; has:use=-0.45; has:use inside=-1.51; has:with=0.09;
has:with inside=-0.59; k:colon=2.00; k:comma=-0.98; k:slash=-0.21; k:space=-0.80; l:about:colon=0.06; l:adj:colon=0.14;
l:as=-0.13; l:be=0.85; l:cueA=-0.13; l:cueA:colon=0.68; l:cueA:comma=-0.06; l:cueK=-0.20; l:cueL=-0.13; l:cueN=-0.17;
l:cueP=-0.40; l:cueP:colon=1.02; l:cueP:comma=-0.49; l:cueU:colon=-0.13; l:number:colon=0.43; l:say=-0.12; l:thing:colon=0.24;
l:to=-0.79; l:usual=-0.06; l:with=0.46; l:word:colon=-0.40; l:word:comma=-0.42; l:word:slash=-0.19; last:about=-0.37;
last:adj=-0.26; last:asks=0.90; last:cueA=-0.49; last:cueK=0.81; last:cueL=-0.45; last:cueN=-0.10; last:cueP=-0.23;
last:cueU=-0.19; last:digits=0.65; last:filler=-0.26; last:fine=-1.11; last:known=-1.69; last:number=-0.06; last:other=0.67;
last:spelled=-0.80; last:thing=1.21; last:time=0.45; last:unit=-0.27; last:usual=1.64; ll:about=0.53; ll:adj=-0.22; ll:as=-0.06;
ll:asks=-0.34; ll:be=0.05; ll:conj=-0.20; ll:cueA=0.76; ll:cueK=0.32; ll:cueL=-0.72; ll:cueN=-0.18; ll:cueP=-0.36; ll:cueU=-0.16;
ll:det=-0.66; ll:digits=-0.16; ll:filler=-0.16; ll:fine=-0.16; ll:for=0.18; ll:from=0.06; ll:known=-0.30; ll:modal=-0.31;
ll:neg=0.07; ll:number=-0.23; ll:other=-0.07; ll:prep=0.73; ll:pron=1.20; ll:thing=0.35; ll:time=-0.19; ll:unit=-0.05;
ll:usual=-0.41; no cue before=0.32; number noun before=-0.40; open:bracket=-0.16; open:quote=0.16; path:=-0.07; path:about=-0.05;
path:about>be=-0.17; path:as>be=-0.59; path:be=0.85; path:be>as=0.06; path:be>asks>use=-0.14; path:be>be=0.49; path:be>to=0.06;
path:but>be=0.43; path:but>use>be=0.22; path:from=0.06; path:long=-0.50; path:modal>be=-0.08; path:modal>use=-0.20;
path:number=0.47; path:number>be=-0.74; path:to=-0.44; path:to>be=0.17; path:to>use=0.18; path:use=0.28; path:use>be=0.05;
path:use>spelled>be=-0.16; path:with=0.43; pre:about=-0.05; pre:adj=-0.50; pre:asks=0.26; pre:be=-0.07; pre:conj=-0.06;
pre:cueA=0.41; pre:cueK=0.13; pre:cueL=-0.09; pre:cueU=-0.06; pre:filler=-0.33; pre:for=0.11; pre:known=0.47; pre:modal=-0.25;
pre:none=-0.27; pre:number=0.45; pre:other=0.07; pre:prep=0.10; pre:pron=1.14; pre:thing=0.07; pre:to=-0.06; pre:use=-0.31;
pre:usual=-0.29; pre:with=-0.26; prepre:about=-0.05; prepre:adj=0.27; prepre:asks=-0.13; prepre:be=-0.10; prepre:but=-0.36;
prepre:conj=0.55; prepre:cueL=0.21; prepre:cueP=-0.21; prepre:cueU=0.22; prepre:det=-0.19; prepre:for=0.20; prepre:known=-0.17;
prepre:number=-0.10; prepre:other=-1.04; prepre:pron=-0.08; prepre:thing=0.18; prepre:use=-0.23; prepre:usual=-0.47;
prepre:with=0.58; question=-0.70; r:adj=-0.10; r:asks=0.17; r:be=0.30; r:but=-0.49; r:conj=1.10; r:cueA=-0.15; r:cueP=-0.06;
r:det=-0.21; r:digits=-0.30; r:filler=0.10; r:fine=0.94; r:for=-0.44; r:known=-0.16; r:modal=-0.57; r:neg=-0.08; r:other=-0.74;
r:prep=-0.60; r:pron=0.09; r:use=-0.06; r:usual=-0.25; r:with=0.98; rare:0=-1.01; rare:2=0.33; rare:3=0.70; rk:colon=-0.46;
rk:comma=-0.18; rk:dash=-0.05; rk:end=1.19; rk:line=-0.22; rk:slash=-0.06; rk:space=0.10; rk:stop=-0.32; rpath:=-0.69;
rpath:be=-0.06; rpath:but=-0.13; rpath:long=0.12; rpath:neg=0.58; rpath:to>about=-0.06; rpath:with=-0.19; rr:adj=-0.05;
rr:be=-0.08; rr:be>adj=1.06; rr:be>known=-0.12; rr:be>other=-0.17; rr:be>usual=-0.24; rr:cueP=-0.07; rr:det=0.92; rr:filler=0.06;
rr:fine=-0.22; rr:for=-0.06; rr:for>det=-0.19; rr:for>other=-0.10; rr:for>usual=-0.05; rr:known=-0.38; rr:neg=0.56;
rr:other=-0.32; rr:prep=0.61; rr:pron=0.64; rr:spelled=0.29; rr:time=-0.46; rr:unit=-0.06; rr:use=-0.23; rr:usual=-0.36;
rr:with=-0.05; spelled=0.75; titled=0.80; uncued l:as=-0.08; uncued l:be=0.32; uncued l:cueU:colon=-0.13; uncued l:say=-0.06;
uncued l:thing:colon=-0.11; uncued l:use=0.49; uncued l:with=0.30; uncued l:word:colon=-1.05; uncued l:word:comma=-0.06;
usual:0=1.30; usual:1=0.41; usual:2=-0.09; usual:3=-0.40; usual:4=-1.22; weak:0=-0.82; weak:2=0.80; words:2=-0.72; words:3=0.23;
words:4=0.73; words:5=0.62; words:6=-0.86
""",
}


def _table(text: str) -> dict[str, float]:
    cells = (cell.rpartition("=") for cell in text.replace("\n", " ").split("; "))
    return {name.strip(): float(value.strip(" ;")) for name, _, value in cells}


WEIGHTS: Final = {group: _table(text) for group, text in _TABLES.items()}
