# A class body with 290 free variables, read by its body; a cell beyond 255 deleted in its own function.
def outer(start):
    c0 = start + 0; c1 = start + 1; c2 = start + 2; c3 = start + 3; c4 = start + 4; c5 = start + 5; c6 = start + 6; c7 = start + 7; c8 = start + 8; c9 = start + 9
    c10 = start + 10; c11 = start + 11; c12 = start + 12; c13 = start + 13; c14 = start + 14; c15 = start + 15; c16 = start + 16; c17 = start + 17; c18 = start + 18; c19 = start + 19
    c20 = start + 20; c21 = start + 21; c22 = start + 22; c23 = start + 23; c24 = start + 24; c25 = start + 25; c26 = start + 26; c27 = start + 27; c28 = start + 28; c29 = start + 29
    c30 = start + 30; c31 = start + 31; c32 = start + 32; c33 = start + 33; c34 = start + 34; c35 = start + 35; c36 = start + 36; c37 = start + 37; c38 = start + 38; c39 = start + 39
    c40 = start + 40; c41 = start + 41; c42 = start + 42; c43 = start + 43; c44 = start + 44; c45 = start + 45; c46 = start + 46; c47 = start + 47; c48 = start + 48; c49 = start + 49
    c50 = start + 50; c51 = start + 51; c52 = start + 52; c53 = start + 53; c54 = start + 54; c55 = start + 55; c56 = start + 56; c57 = start + 57; c58 = start + 58; c59 = start + 59
    c60 = start + 60; c61 = start + 61; c62 = start + 62; c63 = start + 63; c64 = start + 64; c65 = start + 65; c66 = start + 66; c67 = start + 67; c68 = start + 68; c69 = start + 69
    c70 = start + 70; c71 = start + 71; c72 = start + 72; c73 = start + 73; c74 = start + 74; c75 = start + 75; c76 = start + 76; c77 = start + 77; c78 = start + 78; c79 = start + 79
    c80 = start + 80; c81 = start + 81; c82 = start + 82; c83 = start + 83; c84 = start + 84; c85 = start + 85; c86 = start + 86; c87 = start + 87; c88 = start + 88; c89 = start + 89
    c90 = start + 90; c91 = start + 91; c92 = start + 92; c93 = start + 93; c94 = start + 94; c95 = start + 95; c96 = start + 96; c97 = start + 97; c98 = start + 98; c99 = start + 99
    c100 = start + 100; c101 = start + 101; c102 = start + 102; c103 = start + 103; c104 = start + 104; c105 = start + 105; c106 = start + 106; c107 = start + 107; c108 = start + 108; c109 = start + 109
    c110 = start + 110; c111 = start + 111; c112 = start + 112; c113 = start + 113; c114 = start + 114; c115 = start + 115; c116 = start + 116; c117 = start + 117; c118 = start + 118; c119 = start + 119
    c120 = start + 120; c121 = start + 121; c122 = start + 122; c123 = start + 123; c124 = start + 124; c125 = start + 125; c126 = start + 126; c127 = start + 127; c128 = start + 128; c129 = start + 129
    c130 = start + 130; c131 = start + 131; c132 = start + 132; c133 = start + 133; c134 = start + 134; c135 = start + 135; c136 = start + 136; c137 = start + 137; c138 = start + 138; c139 = start + 139
    c140 = start + 140; c141 = start + 141; c142 = start + 142; c143 = start + 143; c144 = start + 144; c145 = start + 145; c146 = start + 146; c147 = start + 147; c148 = start + 148; c149 = start + 149
    c150 = start + 150; c151 = start + 151; c152 = start + 152; c153 = start + 153; c154 = start + 154; c155 = start + 155; c156 = start + 156; c157 = start + 157; c158 = start + 158; c159 = start + 159
    c160 = start + 160; c161 = start + 161; c162 = start + 162; c163 = start + 163; c164 = start + 164; c165 = start + 165; c166 = start + 166; c167 = start + 167; c168 = start + 168; c169 = start + 169
    c170 = start + 170; c171 = start + 171; c172 = start + 172; c173 = start + 173; c174 = start + 174; c175 = start + 175; c176 = start + 176; c177 = start + 177; c178 = start + 178; c179 = start + 179
    c180 = start + 180; c181 = start + 181; c182 = start + 182; c183 = start + 183; c184 = start + 184; c185 = start + 185; c186 = start + 186; c187 = start + 187; c188 = start + 188; c189 = start + 189
    c190 = start + 190; c191 = start + 191; c192 = start + 192; c193 = start + 193; c194 = start + 194; c195 = start + 195; c196 = start + 196; c197 = start + 197; c198 = start + 198; c199 = start + 199
    c200 = start + 200; c201 = start + 201; c202 = start + 202; c203 = start + 203; c204 = start + 204; c205 = start + 205; c206 = start + 206; c207 = start + 207; c208 = start + 208; c209 = start + 209
    c210 = start + 210; c211 = start + 211; c212 = start + 212; c213 = start + 213; c214 = start + 214; c215 = start + 215; c216 = start + 216; c217 = start + 217; c218 = start + 218; c219 = start + 219
    c220 = start + 220; c221 = start + 221; c222 = start + 222; c223 = start + 223; c224 = start + 224; c225 = start + 225; c226 = start + 226; c227 = start + 227; c228 = start + 228; c229 = start + 229
    c230 = start + 230; c231 = start + 231; c232 = start + 232; c233 = start + 233; c234 = start + 234; c235 = start + 235; c236 = start + 236; c237 = start + 237; c238 = start + 238; c239 = start + 239
    c240 = start + 240; c241 = start + 241; c242 = start + 242; c243 = start + 243; c244 = start + 244; c245 = start + 245; c246 = start + 246; c247 = start + 247; c248 = start + 248; c249 = start + 249
    c250 = start + 250; c251 = start + 251; c252 = start + 252; c253 = start + 253; c254 = start + 254; c255 = start + 255; c256 = start + 256; c257 = start + 257; c258 = start + 258; c259 = start + 259
    c260 = start + 260; c261 = start + 261; c262 = start + 262; c263 = start + 263; c264 = start + 264; c265 = start + 265; c266 = start + 266; c267 = start + 267; c268 = start + 268; c269 = start + 269
    c270 = start + 270; c271 = start + 271; c272 = start + 272; c273 = start + 273; c274 = start + 274; c275 = start + 275; c276 = start + 276; c277 = start + 277; c278 = start + 278; c279 = start + 279
    c280 = start + 280; c281 = start + 281; c282 = start + 282; c283 = start + 283; c284 = start + 284; c285 = start + 285; c286 = start + 286; c287 = start + 287; c288 = start + 288; c289 = start + 289

    class Body:
        total = (
            c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9
            + c10 + c11 + c12 + c13 + c14 + c15 + c16 + c17 + c18 + c19
            + c20 + c21 + c22 + c23 + c24 + c25 + c26 + c27 + c28 + c29
            + c30 + c31 + c32 + c33 + c34 + c35 + c36 + c37 + c38 + c39
            + c40 + c41 + c42 + c43 + c44 + c45 + c46 + c47 + c48 + c49
            + c50 + c51 + c52 + c53 + c54 + c55 + c56 + c57 + c58 + c59
            + c60 + c61 + c62 + c63 + c64 + c65 + c66 + c67 + c68 + c69
            + c70 + c71 + c72 + c73 + c74 + c75 + c76 + c77 + c78 + c79
            + c80 + c81 + c82 + c83 + c84 + c85 + c86 + c87 + c88 + c89
            + c90 + c91 + c92 + c93 + c94 + c95 + c96 + c97 + c98 + c99
            + c100 + c101 + c102 + c103 + c104 + c105 + c106 + c107 + c108 + c109
            + c110 + c111 + c112 + c113 + c114 + c115 + c116 + c117 + c118 + c119
            + c120 + c121 + c122 + c123 + c124 + c125 + c126 + c127 + c128 + c129
            + c130 + c131 + c132 + c133 + c134 + c135 + c136 + c137 + c138 + c139
            + c140 + c141 + c142 + c143 + c144 + c145 + c146 + c147 + c148 + c149
            + c150 + c151 + c152 + c153 + c154 + c155 + c156 + c157 + c158 + c159
            + c160 + c161 + c162 + c163 + c164 + c165 + c166 + c167 + c168 + c169
            + c170 + c171 + c172 + c173 + c174 + c175 + c176 + c177 + c178 + c179
            + c180 + c181 + c182 + c183 + c184 + c185 + c186 + c187 + c188 + c189
            + c190 + c191 + c192 + c193 + c194 + c195 + c196 + c197 + c198 + c199
            + c200 + c201 + c202 + c203 + c204 + c205 + c206 + c207 + c208 + c209
            + c210 + c211 + c212 + c213 + c214 + c215 + c216 + c217 + c218 + c219
            + c220 + c221 + c222 + c223 + c224 + c225 + c226 + c227 + c228 + c229
            + c230 + c231 + c232 + c233 + c234 + c235 + c236 + c237 + c238 + c239
            + c240 + c241 + c242 + c243 + c244 + c245 + c246 + c247 + c248 + c249
            + c250 + c251 + c252 + c253 + c254 + c255 + c256 + c257 + c258 + c259
            + c260 + c261 + c262 + c263 + c264 + c265 + c266 + c267 + c268 + c269
            + c270 + c271 + c272 + c273 + c274 + c275 + c276 + c277 + c278 + c279
            + c280 + c281 + c282 + c283 + c284 + c285 + c286 + c287 + c288 + c289
        )
        seen = c289

        def read(self):
            return c289, __class__.total

    before = Body.total, Body.seen, Body().read()
    c289 = 'changed'
    changed = Body().read()
    del c289
    try:
        c289
    except UnboundLocalError as e:
        print(type(e).__name__, e)
    try:
        Body().read()
    except NameError as e:
        print(type(e).__name__, e)
    return before, changed


for line in outer(1000):
    print(line)
