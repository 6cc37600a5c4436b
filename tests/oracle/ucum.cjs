// Lines in, a line of JSON each out: a UCUM code gives its magnitude and dimension, or null where there is no such unit;
// "value<TAB>from<TAB>to" gives the converted value, or null.
const { UcumLhcUtils } = require('@lhncbc/ucum-lhc');
const ucum = UcumLhcUtils.getInstance();

function one(line) {
	const [value, from, to] = line.split('\t');
	if (to !== undefined) {
		const r = ucum.convertUnitTo(from, Number(value), to);
		return r.status === 'succeeded' ? r.toVal : null;
	}
	// It also takes what it believes was meant; an oracle must have been asked for what it answers.
	const { unit, origString } = ucum.getSpecifiedUnit(value, 'validate');
	return unit && origString === value
		? [unit.getProperty('magnitude_'), String(unit.getProperty('dim_')), unit.getProperty('isArbitrary_')] : null;
}

const lines = require('fs').readFileSync(0, 'utf8').split('\n');
lines.pop();
console.log(lines.map((line) => JSON.stringify(one(line))).join('\n'));
