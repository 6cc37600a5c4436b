#pragma once
/*
 * Texts of the judgement: verdicts, reasons, steps of a derivation, kinds of standard and status. The keys of the first four
 * lists are the stable names of app/compare.h and app/derivation.h with a word in front (i18n/judgement.h).
 */
#define MSG_VERDICTS(X) \
	X(verdict_stricter, "严于", "Stricter") \
	X(verdict_equal, "等同", "Equal") \
	X(verdict_lower, "低于", "Lower") \
	X(verdict_partly, "部分严于部分低于", "Partly lower") \
	X(verdict_conflict, "冲突", "In conflict") \
	X(verdict_missing, "缺项", "Missing") \
	X(verdict_new, "新增", "New") \
	X(verdict_incomparable, "不可比", "Not comparable") \
	X(verdict_needs_human, "待判定", "Undecided")
#define MSG_MEANINGS(X) \
	X(meaning_stricter, "企业允许的范围更窄，全部落在标准要求之内", \
	    "The enterprise allows a narrower range, all of it within what the standard allows") \
	X(meaning_equal, "与标准要求完全一致", "Exactly what the standard asks") \
	X(meaning_lower, "企业允许的范围更宽，达不到标准要求", "The enterprise allows a wider range than the standard does") \
	X(meaning_partly, "有的部分比标准严，有的部分比标准宽", "Stricter in one part, lower in another") \
	X(meaning_conflict, "两个范围没有重合之处，须由人判断", "No value is allowed by both: a person has to judge") \
	X(meaning_missing, "标准有要求，企业没有声明", "The standard asks for it; the enterprise does not declare it") \
	X(meaning_new, "录入的标准限值里没有，企业自己增加", "Not among the standard's limits on file; added by the enterprise") \
	X(meaning_incomparable, "条件、分级或单位不同，不能相比", "Conditions, grades or units differ, so the two cannot be compared") \
	X(meaning_needs_human, "文字要求，或者标准限值没有录入，机器不下结论，须由人判断", \
	    "A requirement in words, or no limit on file: the machine draws no conclusion, a person has to judge")
#define MSG_REASONS(X) \
	X(reason_subset, "声明允许的范围更窄，全部在标准允许的范围之内。", \
	    "All that the declaration allows lies within what the standard allows, and is narrower.") \
	X(reason_same_set, "声明允许的范围与标准允许的范围相同。", "Declaration and standard allow the same values.") \
	X(reason_superset, "声明允许的范围更宽：有些数值标准不允许，声明却允许。", \
	    "The declaration allows a wider range: it accepts values that the standard does not.") \
	X(reason_overlap, "声明有的部分更严，有的部分更宽。", \
	    "In one part the declaration is stricter, in another lower.") \
	X(reason_disjoint, "两个范围没有重合之处，可能是写法或条件不同，须由人判断。", \
	    "No value is allowed by both. Wording or conditions may differ; a person has to judge.") \
	X(reason_not_declared, "标准有这项要求，企业没有声明。", "The standard has this requirement; the enterprise does not declare it.") \
	X(reason_no_reference, "对照标准已录入的限值里没有这一项。", "The limits on file of the reference standard have no such item.") \
	X(reason_nothing_on_file, "本站还没有录入所选对照标准的限值，不知道标准有没有这项要求，须由人判断。", \
	    "No limits of the chosen standard are on file, so what it asks is not known: a person has to judge.") \
	X(reason_reference_sets_no_limit, "标准列出了这一项，但没有规定限值。", "The standard lists this item but sets no limit.") \
	X(reason_declared_unparsed, "声明的要求是文字，或者写法机器读不准，须由人判断。", \
	    "The declared requirement is in words, or written so that a machine can't be sure of it: a person has to judge.") \
	X(reason_reference_unparsed, "标准的要求是文字，或者写法机器读不准，须由人判断。", \
	    "The standard's requirement is in words, or written so that a machine can't be sure of it: a person has to judge.") \
	X(reason_unit_unknown, "有一个单位不在单位表里，不能换算。", "A unit is not in the table of units, so nothing can be converted.") \
	X(reason_unit_kind, "双方的单位不是同一种量，或者有一方没有写明，不能换算。", \
	    "The two units measure different quantities, or one is not named.") \
	X(reason_condition_differs, "标准的要求有试验条件，与声明的条件对不上。", \
	    "The standard's requirement depends on a condition that does not match the declared one.") \
	X(reason_grade_unclear, "标准按类别或等级规定，声明的类别、等级与它对不上，或者没有写明。", \
	    "The standard differs by class or grade: the declaration names another one, or does not say which.") \
	X(reason_method_differs, "检验方法不同，或者不能确定相同，数值不能直接相比。", \
	    "The test methods differ, or are not surely the same, so the values can't be compared directly.") \
	X(reason_use_range, "这是或可能是使用条件、能力或规格，范围更窄不等于更严，须由人判断。", \
	    "It is or may be a condition of use, a capability or an assortment, where narrower is not stricter. A person must judge.") \
	X(reason_open_end, "有一方没有写明范围的另一端，结论取决于此，须由人判断。", \
	    "One side leaves an end of the range open, and the verdict hangs on it. A person must judge.") \
	X(reason_scale, "这一项按级别评定，级别的高低须由人判断。", \
	    "This item is rated in steps of a scale; which step is higher a person must judge.") \
	X(reason_name_alike, "指标名称相近而不相同，是否同一项须由人判断。", \
	    "The names are alike but not the same. Whether they mean one item a person must judge.") \
	X(reason_basis_differs, "计量基准（以何计、干基湿基等）对不上，数值不能直接相比。", \
	    "The basis (reckoned as what, dry or wet) does not match, so the values can't be compared directly.") \
	X(reason_product_differs, "标准的这一行是另一种产品的要求。", "The standard's row is for another product.") \
	X(reason_nominal_unknown, "有一方按标称值的比例规定，没有标称值就不能比较，须由人判断。", \
	    "One side is a share of a nominal value, which is not given. A person must judge.") \
	X(reason_lod_unclear, "“不得检出”取决于方法的检出限和样品量，双方的对不上，或者有一方没有写明，须由人判断。", \
	    "“Not detected” hangs on the limit of detection and the sample, which do not match or are not given. A person must judge.") \
	X(reason_as_agreed, "由供需双方商定的要求没有确定的限值，不能比较。", "What the parties agree is no fixed limit, so there is nothing to compare.") \
	X(reason_reference_only, "参考项不作为要求，不计入比对。", "A reference-only item binds nobody and is not compared.") \
	X(reason_citation, "要求引用了别的标准，须查那份标准，由人判断。", "The requirement refers to another standard, which a person has to consult.") \
	X(reason_form_differs, "两项要求的形式不同，机器不下结论，须由人判断。", \
	    "The two requirements are of different forms: the machine draws no conclusion, a person has to judge.") \
	X(reason_part_unclear, "分项中有机器不能确定的，须由人判断。", "One part can't be decided by a machine. A person must judge.") \
	X(reason_digits_unknown, "按修约值比较需要限值写出的位数，这里不能确定，须由人判断。", \
	    "Rounded-value comparison needs the digits written, which are not certain here. A person must judge.") \
	X(reason_unit_case, "两个单位只差字母大小写，可能是笔误，须由人判断。", \
	    "The units differ only in the case of letters, which may be a slip. A person must judge.") \
	X(reason_declared_twice, "声明里同一项指标有两行，要求不同，以哪一行为准须由人判断。", \
	    "The declaration has this item in two rows that ask different things. Which one holds a person must judge.") \
	X(reason_other, "须由人判断。", "A person has to judge.")
#define MSG_STEPS(X) \
	X(step_blank, "（未写明）", "(not given)") \
	X(step_declared_read, "声明“{1}”读作 {2}。", "The declaration “{1}” reads {2}.") \
	X(step_reference_read, "标准“{1}”读作 {2}。", "The standard “{1}” reads {2}.") \
	X(step_declared_none, "声明“{1}”表示不作要求。", "The declaration “{1}” sets no limit.") \
	X(step_reference_none, "标准“{1}”表示不作要求。", "The standard “{1}” sets no limit.") \
	X(step_declared_unread, "声明“{1}”是机器读不准的文字。", "The declaration “{1}” is text a machine can't be sure of.") \
	X(step_reference_unread, "标准“{1}”是机器读不准的文字。", "The standard “{1}” is text a machine can't be sure of.") \
	X(step_declared_unread_slip, "声明“{1}”机器读不准：{2}。", "The declaration “{1}” can't be read: {2}.") \
	X(step_reference_unread_slip, "标准“{1}”机器读不准：{2}。", "The standard “{1}” can't be read: {2}.") \
	X(step_declared_unread_scale, "声明“{1}”只写了等级，看不出是哪一种分级：要加上指标名称。", \
	    "The declaration “{1}” is a grade, of what scale it does not say: the indicator must be named.") \
	X(step_reference_unread_scale, "标准“{1}”只写了等级，看不出是哪一种分级：要加上指标名称。", \
	    "The standard “{1}” is a grade, of what scale it does not say: the indicator must be named.") \
	X(step_name_same, "指标名称相同：{1}。", "Same indicator: {1}.") \
	X(step_name_listed, "指标名称“{1}”与“{2}”在同义表中同为“{3}”。", "The list of synonyms has “{1}” and “{2}” as one: {3}.") \
	X(step_name_alike, "指标名称“{1}”与“{2}”相近，但不在同义表中。", "“{1}” and “{2}” are alike, but not listed as one.") \
	X(step_product_differs, "产品不同：声明“{1}”，标准“{2}”。", "Other products: declared “{1}”, standard “{2}”.") \
	X(step_grade_same, "类别、等级相同：声明“{1}”，标准“{2}”。", "Same class or grade: declared “{1}”, standard “{2}”.") \
	X(step_grade_any, "标准不分类别、等级，适用于声明的“{1}”。", \
	    "The standard is for every class and grade, so for the declared “{1}” too.") \
	X(step_grade_differs, "类别、等级对不上：声明“{1}”，标准“{2}”。", \
	    "Class or grade do not match: declared “{1}”, standard “{2}”.") \
	X(step_basis_same, "计量基准相同：{1}。", "Same basis: {1}.") \
	X(step_basis_differs, "计量基准对不上：声明“{1}”，标准“{2}”。", "The basis does not match: declared “{1}”, standard “{2}”.") \
	X(step_condition_same, "条件相同：声明“{1}”，标准“{2}”。", "Same conditions: declared “{1}”, standard “{2}”.") \
	X(step_condition_differs, "条件对不上：声明“{1}”，标准“{2}”。", \
	    "Conditions do not match: declared “{1}”, standard “{2}”.") \
	X(step_method_same, "方法相同：声明“{1}”，标准“{2}”。", "Same method: declared “{1}”, standard “{2}”.") \
	X(step_method_equivalent, "方法“{1}”与“{2}”等效，依据：{3}。", "Methods “{1}” and “{2}” are equivalent by {3}.") \
	X(step_method_unsaid, "写明的方法是“{1}”；没有写明方法，或只写本标准条款的一方，按所执行的标准，条款里写了什么没有核对。", \
	    "The method named is “{1}”; a side that names none, or a clause of its own text (not read here), follows the standard it executes.") \
	X(step_method_differs, "方法不同，或者不能确定是同一个，也不在等效表中：声明“{1}”，标准“{2}”。", \
	    "Other methods, or not surely the same, and not listed as equivalent: declared “{1}”, standard “{2}”.") \
	X(step_unit_same, "单位相同：{1}。", "Same unit: {1}.") \
	X(step_unit_unknown, "单位“{1}”不在单位表里。", "The unit “{1}” is not in the table of units.") \
	X(step_unit_unlike, "单位“{1}”与“{2}”不能互相换算。", "The units “{1}” and “{2}” can't be converted into each other.") \
	X(step_unit_unsaid, "只有一方写了单位（{1}），另一方没有写明：补上单位，或者给出标称值，才能比较。", \
	    "Only one side names a unit ({1}): name the other's, or the nominal value, to compare them.") \
	X(step_unit_case, "单位“{1}”与“{2}”只差字母大小写。", "The units “{1}” and “{2}” differ in the case of letters only.") \
	X(step_unit_factor, "换算：1 {1} = {2} {3}。", "Conversion: 1 {1} = {2} {3}.") \
	X(step_unit_scale, "换算：以 {4} 计的值 = 以 {1} 计的值 × {2} + {3}。", \
	    "Conversion: a value in {4} is the value in {1} × {2} + {3}.") \
	X(step_declared_converted, "声明换算后：{1} 即 {2}。", "The declaration converted: {1} is {2}.") \
	X(step_nominal, "标称值：{1}。", "Nominal value: {1}.") \
	X(step_declared_scaled, "声明按标称值计算：{1} 即 {2}。", "The declaration at the nominal value: {1} is {2}.") \
	X(step_reference_scaled, "标准按标称值计算：{1} 即 {2}。", "The standard at the nominal value: {1} is {2}.") \
	X(step_full_value, "按全数值比较法（GB/T 8170-2008）。", "By full-value comparison (GB/T 8170-2008).") \
	X(step_rounded_value, "按修约值比较法（GB/T 8170-2008），限值写出的位数有意义。", \
	    "By rounded-value comparison (GB/T 8170-2008): the digits written count.") \
	X(step_declared_rounded, "声明：修约后落在 {1} 的测定值是 {2}。", "Declaration: the values that round into {1} are {2}.") \
	X(step_reference_rounded, "标准：修约后落在 {1} 的测定值是 {2}。", "Standard: the values that round into {1} are {2}.") \
	X(step_lower_tighter, "下端：声明 {1}，标准 {2}，声明更严。", \
	    "Lower end: declared {1}, standard {2}: the declaration is stricter.") \
	X(step_lower_same, "下端：声明 {1}，标准 {2}，相同。", "Lower end: declared {1}, standard {2}: the same.") \
	X(step_lower_looser, "下端：声明 {1}，标准 {2}，声明更宽。", \
	    "Lower end: declared {1}, standard {2}: the declaration is wider.") \
	X(step_upper_tighter, "上端：声明 {1}，标准 {2}，声明更严。", \
	    "Upper end: declared {1}, standard {2}: the declaration is stricter.") \
	X(step_upper_same, "上端：声明 {1}，标准 {2}，相同。", "Upper end: declared {1}, standard {2}: the same.") \
	X(step_upper_looser, "上端：声明 {1}，标准 {2}，声明更宽。", \
	    "Upper end: declared {1}, standard {2}: the declaration is wider.") \
	X(step_apart, "{1} 与 {2} 没有公共部分。", "{1} and {2} have nothing in common.") \
	X(step_items_common, "双方都允许：{1}。", "Accepted by both: {1}.") \
	X(step_items_declared, "只有声明允许：{1}。", "Accepted by the declaration only: {1}.") \
	X(step_items_reference, "只有标准允许：{1}。", "Accepted by the standard only: {1}.") \
	X(step_required_common, "双方都要求：{1}。", "Required by both: {1}.") \
	X(step_required_declared, "只有声明要求：{1}。", "Required by the declaration only: {1}.") \
	X(step_required_reference, "只有标准要求：{1}。", "Required by the standard only: {1}.") \
	X(step_scale, "按级别表“{1}”（{2}）排高低。", "The order of grades is that of {1} ({2}).") \
	X(step_grades, "接受的级别：声明 {1}，标准 {2}。", "Grades accepted: declared {1}, standard {2}.") \
	X(step_scale_unknown, "“{1}”与“{2}”的高低不在级别表中。", \
	    "How “{1}” and “{2}” stand to each other is in no scale on file.") \
	X(step_lod_within, "“{1}”：检出限不高于标准的上端 {2}。", \
	    "“{1}”: the limit of detection is not above the standard's upper end {2}.") \
	X(step_lod_beyond, "“{1}”：检出限高于 {2}，未检出不能证明合格。", \
	    "“{1}”: the limit of detection is above {2}, so not detected proves nothing.") \
	X(step_lod_unknown, "“{1}”没有写明检出限。", "“{1}” does not give its limit of detection.") \
	X(step_plan_tighter, "{1}：声明 {2}，标准 {3}，声明更严。", \
	    "Of the {1}: declared {2}, standard {3}: the declaration is stricter.") \
	X(step_plan_same, "{1}：声明 {2}，标准 {3}，相同。", "Of the {1}: declared {2}, standard {3}: the same.") \
	X(step_plan_looser, "{1}：声明 {2}，标准 {3}，声明更宽。", \
	    "Of the {1}: declared {2}, standard {3}: the declaration is wider.") \
	X(step_plan_unsaid, "{1}：声明 {2}，标准 {3}，有一方没有写明。", \
	    "Of the {1}: declared {2}, standard {3}: one side does not say it.") \
	X(step_part, "分项“{1}”：", "Part “{1}”:") \
	X(step_part_chosen, "按等级或条件取“{1}”一栏。", "Grade or condition choose the column “{1}”.") \
	X(step_part_verdict, "分项“{1}”：{2}。", "Part “{1}”: {2}.") \
	X(step_part_declared, "分项“{1}”只有声明规定。", "Part “{1}” is set by the declaration only.") \
	X(step_part_reference, "分项“{1}”只有标准规定。", "Part “{1}” is set by the standard only.") \
	X(step_open_end, "{1} 与 {2} 中有一方没有写明另一端，结论取决于此。", \
	    "One of {1} and {2} leaves an end open, and the verdict hangs on it.") \
	X(step_use_range, "“{1}”是或可能是使用条件、能力或规格，范围更窄不等于更严。", \
	    "“{1}” is or may be a condition of use, a capability or an assortment: narrower is not stricter there.") \
	X(step_nothing_on_file, "{1} 的限值没有录入。", "No limits of {1} are on file.") \
	X(step_not_declared, "标准规定了“{1}”，声明没有。", "The standard sets “{1}”, the declaration does not.") \
	X(step_rows_unclear, "标准里“{1}”的各行中，没有一行或不止一行与声明的等级“{2}”、条件“{3}”对得上。", \
	    "Of the standard's rows for {1}, none or several fit the declared grade “{2}” and condition “{3}”.") \
	X(step_no_reference, "声明规定了“{1}”，标准已录入的限值里没有。", "The declaration sets “{1}”; the limits on file of the standard do not have it.") \
	X(step_declared_twice, "声明里同一项指标有两行：“{1}”{2}，“{3}”{4}，要求不同。", \
	    "The declaration has one item in two rows that differ: “{1}” {2}, “{3}” {4}.") \
	X(step_conclusion, "结论：{1}。{2}", "Conclusion: {1}. {2}")
/* Why a requirement is not read and how to write it (app/limit.h: limit_slip_name). */
#define MSG_SLIPS(X) \
	X(slip_swapped, "下限不小于上限：把小的写在前面，例如 10~20", "the lower bound is not below the upper: write the smaller first, as 10~20") \
	X(slip_c_above_n, "允许超出的样品数 c 大于样品数 n，请核对", "of n samples more than n may exceed m (c is above n): check both") \
	X(slip_m_above_m, "m 大于 M，请核对：m 是可接受的限量值，M 是最高安全限量值", \
	    "m is above M: check both, m is the acceptable value and M the highest") \
	X(slip_unit_twice, "文字里的单位与单位格里的不一致，只写一处", \
	    "the unit in the text is not that of the unit's field: write it in one place") \
	X(slip_dash, "名称后面的横线可能是负号，也可能是分隔号：指标名称不写在这里，或改用冒号", \
	    "the dash behind the name may be a minus: leave the name out, or put a colon there") \
	X(slip_thousands, "数字里的逗号看不出是千位还是并列：千位逗号去掉，例如 1000", \
	    "a comma in a number may part two: leave out the comma of thousands, as 1000") \
	X(slip_decimal_comma, "小数点写作“.”，不用逗号，例如 0.05", "the decimal sign is a point, not a comma: 0.05") \
	X(slip_no_value, "只有符号，没有数值，例如 ≤10", "a sign without a value: write both, as ≤10") \
	X(slip_percent, "看不出是百分点还是标称值的百分之几：写作 (50±10)%，或者写出两端，例如 45%~55%", \
	    "points of per cent or a share of the value: write (50±10)%, or both ends, as 45%~55%") \
	X(slip_power, "指数看不清：写作 ×10⁻⁶ 或 ×10^-6", "the exponent is unclear: write ×10⁻⁶ or ×10^-6") \
	X(slip_no_sign, "只有数值，看不出是上限、下限还是正好：加上 ≤、≥ 或 =", \
	    "a value without a sign may be the most, the least or exactly that: add ≤, ≥ or =") \
	X(slip_unit_unknown, "数值后面的单位不在单位表里", "behind the value stands no unit of the table") \
	X(slip_symbol, "限值前的符号与指标名称或单位不是同一个量，请核对，例如 Ra 是粗糙度，Rm 是抗拉强度", \
	    "the symbol before the limit is of another quantity than the indicator or the unit: check it") \
	X(slip_numbers, "有几个数，看不出各是什么：一处只写一项要求，例如 ≥5、5~10、100±5", \
	    "several numbers, and not what each is: write one requirement, as ≥5, 5~10 or 100±5") \
	X(slip_other, "机器读不准，须由人判断", "a machine can't be sure of it; a person must judge")
/* What a requirement accepts, in words (i18n/set.h). */
#define MSG_SETS(X) \
	X(set_both, "{1} 且 {2}", "{1} and {2}") \
	X(set_from_to, "{1}～{2}", "{1} to {2}") \
	X(set_deviation, "偏差 {1}", "deviation {1}") \
	X(set_share, "{1}（{2}的比例）", "{1} of {2}") \
	X(set_or, "{1} 或 {2}", "{1} or {2}") \
	X(set_and, "{1}、{2}", "{1}, {2}") \
	X(set_part, "{1} {2}", "{1}: {2}") \
	X(set_parts, "{1}；{2}", "{1}; {2}") \
	X(set_also, "{1}，且 {2}", "{1}, and {2}") \
	X(set_lod, "检出限", "limit of detection") \
	X(set_loq, "定量限", "limit of quantification") \
	X(set_not_detected, "不得检出", "not detected") \
	X(set_not_detected_in, "不得检出（{1}）", "not detected in {1}") \
	X(set_not_detected_by, "不得检出（{1}）", "not detected ({1})") \
	X(set_not_detected_in_by, "不得检出（{1}，{2}）", "not detected in {1} ({2})") \
	X(set_grade, "{1} {2}", "{1} {2}") \
	X(set_grade_least, "{1} ≥{2}", "{1} ≥{2}") \
	X(set_grade_most, "{1} ≤{2}", "{1} ≤{2}") \
	X(set_grade_better, "{1} {2}或更好", "{1} {2} or better") \
	X(set_grade_worse, "{1} {2}或更差", "{1} {2} or worse") \
	X(set_agreed, "供需双方协商", "as agreed by the parties") \
	X(set_sample, "样品量", "sample") \
	X(set_plan, "抽样方案 {1}", "sampling plan {1}")
#define MSG_JUDGE(X) MSG_VERDICTS(X) MSG_MEANINGS(X) MSG_REASONS(X) MSG_STEPS(X) MSG_SETS(X) MSG_SLIPS(X) \
	X(status_in_force, "现行有效", "In force") \
	X(status_not_yet, "即将实施", "Not yet in force") \
	X(status_superseded, "已被代替", "Superseded") \
	X(status_withdrawn, "已废止", "Withdrawn") \
	X(status_unknown, "状态不详", "Status unknown") \
	X(system_national, "国家标准", "National standard") \
	X(system_industry, "行业标准", "Industry standard") \
	X(system_local, "地方标准", "Local standard") \
	X(system_group, "团体标准", "Association standard") \
	X(system_enterprise, "企业标准", "Enterprise standard") \
	X(system_international, "国际标准", "International standard") \
	X(system_regional, "区域标准", "Regional standard") \
	X(system_foreign, "国外标准", "Foreign standard") \
	X(system_military, "军用标准", "Military standard") \
	X(system_metrology, "计量技术规范", "Metrological specification") \
	X(system_occupational_health, "职业卫生标准", "Occupational health standard") \
	X(system_reference_material, "标准物质", "Reference material") \
	X(system_engineering, "工程建设标准", "Engineering construction standard") \
	X(system_unknown, "其他", "Other") \
	X(mandate_mandatory, "强制性", "Mandatory") \
	X(mandate_recommended, "推荐性", "Recommended") \
	X(mandate_guidance, "指导性", "Guidance") \
	X(change_first, "首次公开", "First declaration") \
	X(change_typo, "更正笔误", "Correction of a slip") \
	X(change_amendment_sheet, "执行修改单", "Amendment sheet") \
	X(change_revision, "修订标准", "Revision of the standard") \
	X(change_citation_update, "更新引用标准", "Update of cited standards") \
	X(change_renamed, "企业更名", "Enterprise renamed") \
	X(change_authority, "按监管要求更正", "Correction ordered by the authority") \
	X(change_self_check, "自查更正", "Correction after self-check")
