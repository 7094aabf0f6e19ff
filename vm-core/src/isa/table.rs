//! The table: a row for each instruction. [`instructions`] says what the columns mean.

use super::define::{Flow, constant, instructions, number};
use super::{ArgKind, Version};

/// How many bits are set.
fn bits(flags: i32) -> i32 {
    flags.count_ones() as i32
}

instructions! { (arg, jump, v11)
    // CPython 3.12's, most of them in 3.11 too.
    CACHE                      Cache                        0   0  0   0  None         Next    0 => 0;
    POP_TOP                    PopTop                       1   1  0   0  None         Next    1 => 0;
    PUSH_NULL                  PushNull                     2   2  0   0  None         Next    0 => 1;
    INTERPRETER_EXIT           InterpreterExit              3   -  0   0  None         Stop    1 => 0;
    END_FOR                    EndFor                       4   -  0   0  None         Next    2 => 0;
    END_SEND                   EndSend                      5   -  0   0  None         Next    2 => 1;
    NOP                        Nop                          9   9  0   0  None         Next    0 => 0;
    UNARY_NEGATIVE             UnaryNegative               11  11  0   0  None         Next    1 => 1;
    UNARY_NOT                  UnaryNot                    12  12  0   0  None         Next    1 => 1;
    UNARY_INVERT               UnaryInvert                 15  15  0   0  None         Next    1 => 1;
    RESERVED                   Reserved                    17   -  0   0  None         Next    0 => 0;
    BINARY_SUBSCR              BinarySubscr                25  25  1   4  None         Next    2 => 1;
    BINARY_SLICE               BinarySlice                 26   -  0   0  None         Next    3 => 1;
    STORE_SLICE                StoreSlice                  27   -  0   0  None         Next    4 => 0;
    GET_LEN                    GetLen                      30  30  0   0  None         Next    1 => 2;
    MATCH_MAPPING              MatchMapping                31  31  0   0  None         Next    1 => 2;
    MATCH_SEQUENCE             MatchSequence               32  32  0   0  None         Next    1 => 2;
    MATCH_KEYS                 MatchKeys                   33  33  0   0  None         Next    2 => 3;
    PUSH_EXC_INFO              PushExcInfo                 35  35  0   0  None         Next    1 => 2;
    CHECK_EXC_MATCH            CheckExcMatch               36  36  0   0  None         Next    2 => 2;
    CHECK_EG_MATCH             CheckEgMatch                37  37  0   0  None         Next    2 => 2;
    WITH_EXCEPT_START          WithExceptStart             49  49  0   0  None         Next    4 => 5;
    GET_AITER                  GetAiter                    50  50  0   0  None         Next    1 => 1;
    GET_ANEXT                  GetAnext                    51  51  0   0  None         Next    1 => 2;
    BEFORE_ASYNC_WITH          BeforeAsyncWith             52  52  0   0  None         Next    1 => 2;
    BEFORE_WITH                BeforeWith                  53  53  0   0  None         Next    1 => 2;
    END_ASYNC_FOR              EndAsyncFor                 54  54  0   0  None         Next    2 => 0;
    CLEANUP_THROW              CleanupThrow                55   -  0   0  None         Next    3 => 2;
    STORE_SUBSCR               StoreSubscr                 60  60  1   1  None         Next    3 => 0;
    DELETE_SUBSCR              DeleteSubscr                61  61  0   0  None         Next    2 => 0;
    GET_ITER                   GetIter                     68  68  0   0  None         Next    1 => 1;
    GET_YIELD_FROM_ITER        GetYieldFromIter            69  69  0   0  None         Next    1 => 1;
    LOAD_BUILD_CLASS           LoadBuildClass              71  71  0   0  None         Next    0 => 1;
    LOAD_ASSERTION_ERROR       LoadAssertionError          74  74  0   0  None         Next    0 => 1;
    RETURN_GENERATOR           ReturnGenerator             75  75  0   0  None         Next    0 => 0;
    RETURN_VALUE               ReturnValue                 83  83  0   0  None         Stop    1 => 0;
    SETUP_ANNOTATIONS          SetupAnnotations            85  85  0   0  None         Next    0 => 0;
    LOAD_LOCALS                LoadLocals                  87   -  0   0  None         Next    0 => 1;
    POP_EXCEPT                 PopExcept                   89  89  0   0  None         Next    1 => 0;
    STORE_NAME                 StoreName                   90  90  0   0  Name         Next    1 => 0;
    DELETE_NAME                DeleteName                  91  91  0   0  Name         Next    0 => 0;
    UNPACK_SEQUENCE            UnpackSequence              92  92  1   1  Count        Next    1 => arg;
    FOR_ITER                   ForIter                     93  93  1   0  JumpForward  Branch  1 => if v11 && jump == Some(true) { 0 } else { 2 };
    UNPACK_EX                  UnpackEx                    94  94  0   0  CountEx      Next    1 => (arg & 0xFF) + (arg >> 8) + 1;
    STORE_ATTR                 StoreAttr                   95  95  4   4  Name         Next    2 => 0;
    DELETE_ATTR                DeleteAttr                  96  96  0   0  Name         Next    1 => 0;
    STORE_GLOBAL               StoreGlobal                 97  97  0   0  Name         Next    1 => 0;
    DELETE_GLOBAL              DeleteGlobal                98  98  0   0  Name         Next    0 => 0;
    SWAP                       Swap                        99  99  0   0  Depth        Next    arg.max(1) => arg.max(1);
    LOAD_CONST                 LoadConst                  100 100  0   0  Const        Next    0 => 1;
    LOAD_NAME                  LoadName                   101 101  0   0  Name         Next    0 => 1;
    BUILD_TUPLE                BuildTuple                 102 102  0   0  Count        Next    arg => 1;
    BUILD_LIST                 BuildList                  103 103  0   0  Count        Next    arg => 1;
    BUILD_SET                  BuildSet                   104 104  0   0  Count        Next    arg => 1;
    BUILD_MAP                  BuildMap                   105 105  0   0  Count        Next    2 * arg => 1;
    LOAD_ATTR                  LoadAttr                   106 106  9   4  AttrName     Next    1 => if v11 { 1 } else { 1 + (arg & 1) };
    COMPARE_OP                 CompareOp                  107 107  1   2  Compare      Next    2 => 1;
    IMPORT_NAME                ImportName                 108 108  0   0  Name         Next    2 => 1;
    IMPORT_FROM                ImportFrom                 109 109  0   0  Name         Next    1 => 2;
    JUMP_FORWARD               JumpForward                110 110  0   0  JumpForward  Goto    0 => 0;
    POP_JUMP_IF_FALSE          PopJumpIfFalse             114   -  0   0  JumpForward  Branch  1 => 0;
    POP_JUMP_IF_TRUE           PopJumpIfTrue              115   -  0   0  JumpForward  Branch  1 => 0;
    LOAD_GLOBAL                LoadGlobal                 116 116  4   5  GlobalName   Next    0 => 1 + (arg & 1);
    IS_OP                      IsOp                       117 117  0   0  Flags        Next    2 => 1;
    CONTAINS_OP                ContainsOp                 118 118  0   0  Flags        Next    2 => 1;
    RERAISE                    Reraise                    119 119  0   0  Flags        Stop    arg + 1 => arg;
    COPY                       Copy                       120 120  0   0  Depth        Next    arg.max(1) => arg.max(1) + 1;
    RETURN_CONST               ReturnConst                121   -  0   0  Const        Stop    0 => 0;
    BINARY_OP                  BinaryOp                   122 122  1   1  BinaryOp     Next    2 => 1;
    SEND                       Send                       123 123  1   0  JumpForward  Branch  2 => if v11 && jump == Some(true) { 1 } else { 2 };
    LOAD_FAST                  LoadFast                   124 124  0   0  Local        Next    0 => 1;
    STORE_FAST                 StoreFast                  125 125  0   0  Local        Next    1 => 0;
    DELETE_FAST                DeleteFast                 126 126  0   0  Local        Next    0 => 0;
    LOAD_FAST_CHECK            LoadFastCheck              127   -  0   0  Local        Next    0 => 1;
    POP_JUMP_IF_NOT_NONE       PopJumpIfNotNone           128   -  0   0  JumpForward  Branch  1 => 0;
    POP_JUMP_IF_NONE           PopJumpIfNone              129   -  0   0  JumpForward  Branch  1 => 0;
    RAISE_VARARGS              RaiseVarargs               130 130  0   0  Count        Stop    arg => 0;
    GET_AWAITABLE              GetAwaitable               131 131  0   0  Flags        Next    1 => 1;
    MAKE_FUNCTION              MakeFunction               132 132  0   0  Function     Next    1 + bits(arg & 0xF) => 1;
    BUILD_SLICE                BuildSlice                 133 133  0   0  Count        Next    if arg == 3 { 3 } else { 2 } => 1;
    JUMP_BACKWARD_NO_INTERRUPT JumpBackwardNoInterrupt    134 134  0   0  JumpBackward Goto    0 => 0;
    MAKE_CELL                  MakeCell                   135 135  0   0  Deref        Next    0 => 0;
    LOAD_CLOSURE               LoadClosure                136 136  0   0  Deref        Next    0 => 1;
    LOAD_DEREF                 LoadDeref                  137 137  0   0  Deref        Next    0 => 1;
    STORE_DEREF                StoreDeref                 138 138  0   0  Deref        Next    1 => 0;
    DELETE_DEREF               DeleteDeref                139 139  0   0  Deref        Next    0 => 0;
    JUMP_BACKWARD              JumpBackward               140 140  0   0  JumpBackward Goto    0 => 0;
    LOAD_SUPER_ATTR            LoadSuperAttr              141   -  1   0  SuperName    Next    3 => 1 + (arg & 1);
    CALL_FUNCTION_EX           CallFunctionEx             142 142  0   0  Flags        Next    3 + (arg & 1) => 1;
    LOAD_FAST_AND_CLEAR        LoadFastAndClear           143   -  0   0  Local        Next    0 => 1;
    EXTENDED_ARG               ExtendedArg                144 144  0   0  Extended     Next    0 => 0;
    LIST_APPEND                ListAppend                 145 145  0   0  Depth        Next    arg.max(1) + 1 => arg.max(1);
    SET_ADD                    SetAdd                     146 146  0   0  Depth        Next    arg.max(1) + 1 => arg.max(1);
    MAP_ADD                    MapAdd                     147 147  0   0  Depth        Next    arg.max(1) + 2 => arg.max(1);
    COPY_FREE_VARS             CopyFreeVars               149 149  0   0  Count        Next    0 => 0;
    YIELD_VALUE                YieldValue                 150  86  0   0  Flags        Next    1 => 1;
    RESUME                     Resume                     151 151  0   0  Flags        Next    0 => 0;
    MATCH_CLASS                MatchClass                 152 152  0   0  Count        Next    3 => 1;
    FORMAT_VALUE               FormatValue                155 155  0   0  Format       Next    1 + bits(arg & 4) => 1;
    BUILD_CONST_KEY_MAP        BuildConstKeyMap           156 156  0   0  Count        Next    arg + 1 => 1;
    BUILD_STRING               BuildString                157 157  0   0  Count        Next    arg => 1;
    LIST_EXTEND                ListExtend                 162 162  0   0  Depth        Next    arg.max(1) + 1 => arg.max(1);
    SET_UPDATE                 SetUpdate                  163 163  0   0  Depth        Next    arg.max(1) + 1 => arg.max(1);
    DICT_MERGE                 DictMerge                  164 164  0   0  Depth        Next    arg + 3 => arg + 2;
    DICT_UPDATE                DictUpdate                 165 165  0   0  Depth        Next    arg.max(1) + 1 => arg.max(1);
    CALL                       Call                       171 171  3   4  Count        Next    if v11 { 2 } else { arg + 2 } => 1;
    KW_NAMES                   KwNames                    172 172  0   0  Const        Next    0 => 0;
    CALL_INTRINSIC_1           CallIntrinsic1             173   -  0   0  Intrinsic1   Next    1 => 1;
    CALL_INTRINSIC_2           CallIntrinsic2             174   -  0   0  Intrinsic2   Next    2 => 1;
    LOAD_FROM_DICT_OR_GLOBALS  LoadFromDictOrGlobals      175   -  0   0  Name         Next    1 => 1;
    LOAD_FROM_DICT_OR_DEREF    LoadFromDictOrDeref        176   -  0   0  Deref        Next    1 => 1;

    // 3.12's instrumented forms (PEP 669): the interpreter writes them into running code; no file holds them.
    INSTRUMENTED_LOAD_SUPER_ATTR InstrumentedLoadSuperAttr   237   -  0   0  Flags        Next    3 => 1 + (arg & 1);
    INSTRUMENTED_POP_JUMP_IF_NONE InstrumentedPopJumpIfNone   238   -  0   0  Flags        Branch  0 => 0;
    INSTRUMENTED_POP_JUMP_IF_NOT_NONE InstrumentedPopJumpIfNotNone   239   -  0   0  Flags        Branch  0 => 0;
    INSTRUMENTED_RESUME        InstrumentedResume         240   -  0   0  Flags        Next    0 => 0;
    INSTRUMENTED_CALL          InstrumentedCall           241   -  0   0  Flags        Next    0 => 0;
    INSTRUMENTED_RETURN_VALUE  InstrumentedReturnValue    242   -  0   0  Flags        Stop    1 => 0;
    INSTRUMENTED_YIELD_VALUE   InstrumentedYieldValue     243   -  0   0  Flags        Next    1 => 1;
    INSTRUMENTED_CALL_FUNCTION_EX InstrumentedCallFunctionEx   244   -  0   0  Flags        Next    0 => 0;
    INSTRUMENTED_JUMP_FORWARD  InstrumentedJumpForward    245   -  0   0  Flags        Goto    0 => 0;
    INSTRUMENTED_JUMP_BACKWARD InstrumentedJumpBackward   246   -  0   0  Flags        Goto    0 => 0;
    INSTRUMENTED_RETURN_CONST  InstrumentedReturnConst    247   -  0   0  Flags        Stop    0 => 0;
    INSTRUMENTED_FOR_ITER      InstrumentedForIter        248   -  0   0  Flags        Branch  0 => 0;
    INSTRUMENTED_POP_JUMP_IF_FALSE InstrumentedPopJumpIfFalse   249   -  0   0  Flags        Branch  0 => 0;
    INSTRUMENTED_POP_JUMP_IF_TRUE InstrumentedPopJumpIfTrue   250   -  0   0  Flags        Branch  0 => 0;
    INSTRUMENTED_END_FOR       InstrumentedEndFor         251   -  0   0  Flags        Next    2 => 0;
    INSTRUMENTED_END_SEND      InstrumentedEndSend        252   -  0   0  Flags        Next    2 => 1;
    INSTRUMENTED_INSTRUCTION   InstrumentedInstruction    253   -  0   0  Flags        Next    0 => 0;
    INSTRUMENTED_LINE          InstrumentedLine           254   -  0   0  Flags        Next    0 => 0;

    // 3.12's pseudo-instructions, which only the compiler sees (LOAD_METHOD is real in 3.11).
    SETUP_FINALLY              SetupFinally             [256]   -  0   0  Target       Next    0 => if jump == Some(false) { 0 } else { 1 };
    SETUP_CLEANUP              SetupCleanup             [257]   -  0   0  Target       Next    0 => if jump == Some(false) { 0 } else { 2 };
    SETUP_WITH                 SetupWith                [258]   -  0   0  Target       Next    0 => if jump == Some(false) { 0 } else { 1 };
    POP_BLOCK                  PopBlock                 [259]   -  0   0  None         Next    0 => 0;
    JUMP                       Jump                     [260]   -  0   0  Target       Goto    0 => 0;
    JUMP_NO_INTERRUPT          JumpNoInterrupt          [261]   -  0   0  Target       Goto    0 => 0;
    LOAD_METHOD                LoadMethod               [262] 160  0  10  Name         Next    1 => 2;
    LOAD_SUPER_METHOD          LoadSuperMethod          [263]   -  0   0  Name         Next    3 => 2;
    LOAD_ZERO_SUPER_METHOD     LoadZeroSuperMethod      [264]   -  0   0  Name         Next    3 => 2;
    LOAD_ZERO_SUPER_ATTR       LoadZeroSuperAttr        [265]   -  0   0  Name         Next    3 => 2;
    STORE_FAST_MAYBE_NULL      StoreFastMaybeNull       [266]   -  0   0  Local        Next    1 => 0;

    // Only in 3.11: the loader translates them.
    UNARY_POSITIVE             UnaryPositive                -  10  0   0  None         Next    1 => 1;
    PRINT_EXPR                 PrintExpr                    -  70  0   0  None         Next    1 => 0;
    LIST_TO_TUPLE              ListToTuple                  -  82  0   0  None         Next    1 => 1;
    IMPORT_STAR                ImportStar                   -  84  0   0  None         Next    1 => 0;
    ASYNC_GEN_WRAP             AsyncGenWrap                 -  87  0   0  None         Next    1 => 1;
    PREP_RERAISE_STAR          PrepReraiseStar              -  88  0   0  None         Next    2 => 1;
    JUMP_IF_FALSE_OR_POP       JumpIfFalseOrPop             - 111  0   0  JumpForward  Branch  1 => if jump == Some(false) { 0 } else { 1 };
    JUMP_IF_TRUE_OR_POP        JumpIfTrueOrPop              - 112  0   0  JumpForward  Branch  1 => if jump == Some(false) { 0 } else { 1 };
    POP_JUMP_FORWARD_IF_FALSE  PopJumpForwardIfFalse        - 114  0   0  JumpForward  Branch  1 => 0;
    POP_JUMP_FORWARD_IF_TRUE   PopJumpForwardIfTrue         - 115  0   0  JumpForward  Branch  1 => 0;
    POP_JUMP_FORWARD_IF_NOT_NONE PopJumpForwardIfNotNone      - 128  0   0  JumpForward  Branch  1 => 0;
    POP_JUMP_FORWARD_IF_NONE   PopJumpForwardIfNone         - 129  0   0  JumpForward  Branch  1 => 0;
    LOAD_CLASSDEREF            LoadClassderef               - 148  0   0  Deref        Next    0 => 1;
    PRECALL                    Precall                      - 166  0   1  Count        Next    arg + 2 => 2;
    POP_JUMP_BACKWARD_IF_NOT_NONE PopJumpBackwardIfNotNone     - 173  0   0  JumpBackward Branch  1 => 0;
    POP_JUMP_BACKWARD_IF_NONE  PopJumpBackwardIfNone        - 174  0   0  JumpBackward Branch  1 => 0;
    POP_JUMP_BACKWARD_IF_FALSE PopJumpBackwardIfFalse       - 175  0   0  JumpBackward Branch  1 => 0;
    POP_JUMP_BACKWARD_IF_TRUE  PopJumpBackwardIfTrue        - 176  0   0  JumpBackward Branch  1 => 0;
}
