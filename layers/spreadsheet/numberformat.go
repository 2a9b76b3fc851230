package spreadsheet

import "strings"

// look is what a number format makes of a number, as far as it is another thing
// then.
type look uint8

const (
	plain look = iota
	date
	clock
	dateAndClock
	// duration is hours that go on beyond 24.
	duration
	percent
	// padded has leading zeros.
	padded
)

// numberFormat is a look, and how many digits a padded number has.
type numberFormat struct {
	look   look
	digits int
}

// builtinFormat is what a format's number means that Excel has not written down
// (ECMA-376, part 1, 18.8.30).
func builtinFormat(id int) numberFormat {
	switch {
	case id == 9 || id == 10:
		return numberFormat{look: percent}
	case id >= 14 && id <= 17, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return numberFormat{look: date}
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id == 45, id == 47, id == 55, id == 56:
		return numberFormat{look: clock}
	case id == 22:
		return numberFormat{look: dateAndClock}
	case id == 46:
		return numberFormat{look: duration}
	}
	return numberFormat{}
}

// maxCode is how many letters the code of a format has at most, in Excel. A
// longer one that asks for zeros would make each number as long.
const maxCode = 255

// parseFormat reads a format's code. Of its sections, for positive and negative
// numbers, the first tells.
func parseFormat(code string) numberFormat {
	letters, elapsed := formatLetters(code)
	if len(letters) > maxCode {
		return numberFormat{}
	}
	if zeros := strings.Trim(letters, "0"); zeros == "" && len(letters) > 1 {
		return numberFormat{padded, len(letters)}
	}
	if strings.EqualFold(letters, "general") {
		return numberFormat{}
	}
	lower := strings.ToLower(letters)
	for _, halves := range []string{"am/pm", "a/p"} {
		lower = strings.ReplaceAll(lower, halves, "h")
	}
	day := strings.ContainsAny(lower, "yd")
	hour := strings.ContainsAny(lower, "hs")
	switch {
	case elapsed:
		return numberFormat{look: duration}
	case day && hour:
		return numberFormat{look: dateAndClock}
	case day, !hour && strings.Contains(lower, "m"):
		return numberFormat{look: date}
	case hour && !strings.ContainsAny(lower, "0#?") || hour && strings.Contains(lower, "s"):
		return numberFormat{look: clock}
	case strings.Contains(lower, "%"):
		return numberFormat{look: percent}
	}
	return numberFormat{}
}

// formatLetters returns the first section of a code without what is only written
// around the number: texts in quotes, letters behind a backslash, colours,
// currencies. elapsed tells of [h] and the like.
func formatLetters(code string) (letters string, elapsed bool) {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';':
			return b.String(), elapsed
		case '\\', '_', '*':
			i++
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return b.String(), elapsed
			}
			i += end + 1
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return b.String(), elapsed
			}
			inner := strings.ToLower(code[i+1 : i+end])
			if inner != "" && (strings.Trim(inner, "h") == "" || strings.Trim(inner, "m") == "" || strings.Trim(inner, "s") == "") {
				elapsed = true
			}
			i += end
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), elapsed
}
