#pragma once
/* Texts of the command line program. */
#define MSG_CLI(X) \
	X(cli_no_verb, "没有这个命令", "no such verb") \
	X(cli_no_db, "没有指定数据库：请用 --db 或环境变量 MINGBIAO_DB", \
	    "no database named: use --db or MINGBIAO_DB") \
	X(cli_db, "数据库无法使用", "the database can't be used") \
	X(cli_migrate, "把数据库结构更新到最新，可重复运行", \
	    "brings the database's schema up to date; safe to run again") \
	X(cli_evaluate, "用当前引擎重新比对由旧引擎比对的声明，旧结论保留", \
	    "judge anew, by the present engine, what an earlier one has judged; earlier judgements stay") \
	X(cli_migrate_changed, "迁移文件与已执行的版本不同，拒绝继续；已发布的迁移文件不得修改", \
	    "this migration differs from the one that was run here; landed files are never edited") \
	X(cli_migrate_newer, "数据库含有本程序不认识的迁移；请使用更新的程序", \
	    "the database has a migration this program does not know; use a newer program") \
	X(cli_migrate_failed, "迁移失败，该迁移未留下任何改动", \
	    "a migration failed, nothing of it is left") \
	X(cli_import, "装入目录数据（catalogue）或演示声明（demo），可重复运行", \
	    "loads the catalogue or the demonstration declarations; safe to run again") \
	X(cli_import_file, "文件无法读取", "a file can't be read") \
	X(cli_import_faults, "文件有错误，未写入任何内容；错误数", "faults in the files, nothing was written; faults") \
	X(cli_output, "结果无法写出", "the answers can't be written") \
	X(cli_line, "这一行太长，或含有空字符", "this line is too long, or has a NUL in it") \
	X(cli_utf8, "这一行不是 UTF-8 文字", "this line is not UTF-8") \
	X(cli_absent, "没有给出", "not given") \
	X(cli_json_form, "不是一个 JSON 对象，出错的字节", "not one JSON object, wrong at byte") \
	X(cli_json_type, "只收文字、数和 null，出错的字节", "only texts, numbers and null are taken, wrong at byte") \
	X(cli_json_twice, "同一个键出现两次，出错的字节", "a key stands there twice, wrong at byte") \
	X(cli_json_key, "这个命令没有这一项：{1}；可用的有 {2}", "this verb takes no such thing: {1}; it takes {2}") \
	X(cli_absent_line, "没有给出 {1}：各项之间用制表符（Tab）隔开，或写成 JSON 对象，其键为 {2}", \
	    "{1} is not given: put a tab between the texts, or write a JSON object of {2}") \
	X(cli_no_option, "没有这个选项", "no such option") \
	X(cli_no_value, "这个选项后面没有值", "no value behind the option") \
	X(cli_no_lang, "语言只有 zh 和 en", "the language is zh or en") \
	X(cli_too_many, "多出的参数（含空格的文字请用引号括起）", "one argument too many (put quotes around a text with spaces)") \
	X(usage_migrate, "migrate [--db 连接串]", \
	    "migrate [--db CONNINFO]") \
	X(usage_import, "import catalogue|demo [目录] [--db 连接串]", \
	    "import catalogue|demo [DIR] [--db CONNINFO]") \
	X(usage_evaluate, "evaluate [--db 连接串]", \
	    "evaluate [--db CONNINFO]") \
	X(usage_user, "user add 账号 [--enterprise 信用代码] | passwd 账号 | list [--db 连接串]", \
	    "user add LOGIN [--enterprise CODE] | passwd LOGIN | list [--db CONNINFO]") \
	X(usage_number, "number 文字|- | --same 甲 乙 [--lang zh|en]", \
	    "number TEXT|- | --same A B [--lang zh|en]") \
	X(usage_cite, "cite 文字|- [--lang zh|en]", \
	    "cite TEXT|- [--lang zh|en]") \
	X(usage_uscc, "uscc 文字|- [--lang zh|en]", \
	    "uscc TEXT|- [--lang zh|en]") \
	X(usage_unit, "unit 文字|- | --convert 数 原单位 新单位|- [--quantity 量的名称] [--lang zh|en]", \
	    "unit TEXT|- | --convert VALUE FROM TO|- [--quantity NAME] [--lang zh|en]") \
	X(usage_limit, "limit 文字|- [--unit 单位] [--indicator 指标名称] [--lang zh|en]", \
	    "limit TEXT|- [--unit U] [--indicator NAME] [--lang zh|en]") \
	X(usage_compare, "compare 声明的要求 标准的要求|- [--indicator 指标名称]\n" \
	    "            [--unit-declared 单位] [--unit-reference 单位] [--condition-declared 条件] [--condition-reference 条件]\n" \
	    "            [--method-declared 方法] [--method-reference 方法] [--grade-declared 等级] [--grade-reference 等级]\n" \
	    "            [--basis-declared 基准] [--basis-reference 基准] [--nominal 标称值] [--rounding full|rounded]\n" \
	    "            [--lang zh|en]\n" \
	    "        例如：mingbiao compare '≤0.05 mg/kg' '≤0.1 mg/kg' --indicator 铅\n" \
	    "  mingbiao compare --table 声明.csv 标准.csv [--rounding full|rounded] [--lang zh|en]\n" \
	    "        列：indicator、requirement（或 comparator、value、value2）、unit、condition、test_method、class_grade、product", \
	    "compare DECLARED REFERENCE|- [--indicator NAME]\n" \
	    "            [--unit-declared U] [--unit-reference U] [--condition-declared C] [--condition-reference C]\n" \
	    "            [--method-declared M] [--method-reference M] [--grade-declared G] [--grade-reference G]\n" \
	    "            [--basis-declared B] [--basis-reference B] [--nominal V] [--rounding full|rounded]\n" \
	    "            [--lang zh|en]\n" \
	    "        for example: mingbiao compare '≤0.05 mg/kg' '≤0.1 mg/kg' --indicator 铅\n" \
	    "  mingbiao compare --table DECLARED.csv REFERENCE.csv [--rounding full|rounded] [--lang zh|en]\n" \
	    "        columns: indicator, requirement (or comparator, value, value2), unit, condition, test_method,\n" \
	    "        class_grade, product") \
	X(cli_keys, "参数“-”从标准输入逐行读取，JSON 对象的键为", "the argument \"-\" reads lines of standard input; keys of a JSON object") \
	X(cli_help, "number、cite、uscc、unit、limit、compare：参数“-”从标准输入逐行读取。一行是一项文字（几项之间用制表符隔开），" \
	    "或一个 JSON 对象，例如 {\"declared\":\"≤5\",\"reference\":\"≤10\",\"unit_declared\":\"mg/L\"}；每行答一个 JSON 对象。\n" \
	    "cite 的 start、end 按字节计。退出码：0 没有问题；1 有需要看的（例如结论为 lower、missing、needs-human，写法有疑问，表格文件读不了）；2 用法不对。", \
	    "number, cite, uscc, unit, limit, compare: the argument \"-\" reads standard input. A line is a text (several with tabs" \
	    " between) or a JSON object, {\"declared\":\"≤5\",\"reference\":\"≤10\",\"unit_declared\":\"mg/L\"}; each is answered by a" \
	    " JSON object.\nstart and end of cite count bytes. Exit status: 0 all is well; 1 something is to be looked at (a verdict" \
	    " such as lower, missing or needs-human, a doubtful spelling, a table that can't be read); 2 misuse.") \
	X(cli_number, "拆读标准号", "takes a standard number apart") \
	X(cli_cite, "找出文字中引用的标准", "finds the standards cited in a text") \
	X(number_rest, "标准号之后还有文字", "more text behind the number") \
	X(number_also, "标准号之后的文字里还有别的标准号", "the text behind the number cites other standards") \
	X(number_carried, "没有重写代号，沿用前一个标准号的代号", "its code is not written again; that of the number before is taken") \
	X(number_empty, "没有内容", "nothing is there") \
	X(number_unknown, "不是认得的标准号；标准号例如 GB/T 19001-2016、DB37/T 1234-2009、T/CAS 290-2017、Q/ABC 001-2020、ISO 9001:2015", \
	    "no standard number known here; a good one is GB/T 19001-2016, DB37/T 1234-2009, T/CAS 290-2017, Q/ABC 001-2020 or ISO 9001:2015") \
	X(number_doubt, "写法有误或不止一种读法，未作认定；可能是", \
	    "a slip, or more than one way to read it; not decided. Perhaps meant") \
	X(number_unsure, "写法有误或不止一种读法，未作认定", "a slip, or more than one way to read it; not decided") \
	X(number_year, "年号写得不全或不合规则，无法确定，也不作推测；请写四位年号，例如 GB 18401-2010", \
	    "the year can't be made out for certain, and is never guessed; write it with four digits, as in GB 18401-2010") \
	X(number_several, "这里不止一个标准号", "more than one number stands here") \
	X(number_before, "标准号之前还有文字；标准号是", "text stands before the number, which is") \
	X(number_filing, "这是备案号，不是标准号", "this is a filing number, not the number of a standard") \
	X(number_code, "标准代号不在代号表里；例如国家标准写作 GB/T 19001-2016，团体标准写作 T/CAS 290-2017，企业标准写作 Q/ABC 001-2020", \
	    "the code is in no list of standards bodies; a national standard is written GB/T 19001-2016, an association's T/CAS 290-2017," \
	    " an enterprise's Q/ABC 001-2020") \
	X(number_atlas, "这是标准设计图集的编号，不是标准号", "this is the number of a design atlas, not of a standard") \
	X(cli_uscc, "核对统一社会信用代码", "checks a unified social credit code") \
	X(uscc_characters, "这里有 {1} 位", "This has {1} characters") \
	X(uscc_slip, "第 {1} 位的 {2} 多半应为 {3}", "Character {1} is {2}, where {3} was likely meant") \
	X(uscc_stray, "第 {1} 位不能是 {2}", "Character {1} can't be {2}") \
	X(uscc_check_fails, "校验码与其余各位不符，多半是抄错了一位，少数早期发放的代码本来就这样，请对照营业执照", \
	    "A check digit does not fit the rest: one character is probably wrong, though a few early codes are lawful all the same; compare it with the licence") \
	X(uscc_registration_check, "注册号的校验位不符", "the check digit of the registration number is wrong") \
	X(uscc_organisation_check, "组织机构代码的校验位不符（GB 11714）", "the check character of the organisation code is wrong (GB 11714)") \
	X(uscc_full_width, "用全角字符录入，按半角读作", "typed in full-width characters; read as") \
	X(cli_unit, "查计量单位，或精确换算", "looks a unit up, or converts exactly") \
	X(cli_unit_unknown, "单位表里没有这个单位", "no such unit in the table") \
	X(cli_unit_near, "单位表里没有这个单位，是不是", "no such unit in the table; perhaps meant") \
	X(cli_unit_kind, "两个单位的量不同，不能换算", "units of different quantities do not convert") \
	X(cli_limit_empty, "没有文字，按没有要求读", "no text: read as no requirement") \
	X(cli_unit_ambiguous, "要看是什么量（--quantity），可能是", "depends on the quantity (--quantity); it may be") \
	X(cli_no_number, "不是数", "not a number") \
	X(cli_limit, "把指标要求读成允许取值的集合", "reads a requirement as the set of values it accepts") \
	X(cli_limit_words, "只有文字或算式，须由人判断", "words or a formula; a person must judge") \
	X(cli_limit_scale, "只写了等级，看不出是哪一种分级：用 --indicator 加上指标名称，例如 --indicator 耐摩擦色牢度", \
	    "a grade, but not of which scale: name the indicator with --indicator, for example --indicator 耐摩擦色牢度") \
	X(cli_compare_rounding, "判定方法只有 full（全数值比较）和 rounded（修约值比较）", \
	    "judgement is either full (full values) or rounded (rounded values)") \
	X(cli_compare_nominal, "标称值应是一个数，可带单位，例如 240 mm", "a nominal value is a number with or without a unit: 240 mm") \
	X(csv_no_file, "没有这个文件", "no such file") \
	X(cli_compare_file, "表格文件无法读取", "a table can't be read") \
	X(cli_compare_comparator, "不认识的比较符，按文字处理；可用的有 ≤ ≥ < > = ± range（范围、区间）not_detected（不得检出）text（文字）", \
	    "no such comparator, taken as text; there are ≤ ≥ < > = ± range not_detected text") \
	X(csv_report_reference, "这是本站的对照报告，只能作为声明一方（第一个文件）；标准一方要用标准的限值表", \
	    "this is a comparison report of this site, which can only be the declaration (the first file); the reference must be a table " \
	    "of a standard's limits") \
	X(csv_report_broken, "这是本站的对照报告，但这一行已经不是原来的格式，请重新下载", \
	    "this is a comparison report of this site, but this line is not as it was: download it again") \
	X(csv_large, "文件太大", "the file is too large") \
	X(csv_utf8, "不是 UTF-8 编码，请另存为“CSV UTF-8”", "not UTF-8; save it as \"CSV UTF-8\"") \
	X(csv_empty, "没有表头", "no header") \
	X(csv_unknown, "未知的列“{1}”；可用的列（竖线隔开的是同一列的不同写法）：{2}", \
	    "\"{1}\" is no known column; known are (bars part names of one column): {2}") \
	X(csv_twice, "列“{1}”出现两次", "the column \"{1}\" is there twice") \
	X(csv_absent, "缺少列“{1}”；必须有 indicator，以及 requirement 或 comparator 和 value；可用的列（竖线隔开的是同一列的不同写法）：{2}", \
	    "the column \"{1}\" is missing; needed are indicator, and requirement or comparator and value; known are (bars part names of one column): {2}") \
	X(csv_open_quote, "引号没有闭合", "a quote is not closed") \
	X(csv_behind_quote, "闭合的引号后面还有文字", "something stands behind a closing quote") \
	X(csv_stray_quote, "没有用引号括起的字段里有引号", "a quote within a field that does not begin with one") \
	X(csv_control, "含有控制字符", "a control character") \
	X(csv_long, "字段太长", "a field is too long") \
	X(csv_return, "有回车符而没有换行符", "a carriage return without a line feed") \
	X(csv_more, "字段比表头的列多", "more fields than columns") \
	X(csv_fewer, "字段比表头的列少", "fewer fields than columns") \
	X(cli_compare, "比对声明的要求与标准的要求", "holds a declared requirement against a reference")
