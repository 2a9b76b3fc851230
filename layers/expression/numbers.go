package expression

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/compact"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// writer writes numbers in a language: its separators, digits and signs, as the
// Unicode CLDR has them.
type writer struct {
	printers *sync.Pool
	// english says that numbers are written in plain English.
	english bool
}

// newNumbers returns the writer of a language (BCP 47); English where it is empty
// or unknown.
func newNumbers(lang string) writer {
	tag, err := language.Parse(lang)
	if err != nil || lang == "" {
		tag = language.English
	}
	return writer{&sync.Pool{New: func() any { return message.NewPrinter(tag) }}, tag == language.English}
}

// append writes a number in a form. It is rounded as round does, halves away from
// zero.
func (w writer) append(out []byte, f float64, as form) []byte {
	if places := as.places; places >= 0 {
		if as.kind == '%' {
			places += 2
		}
		f = round(f, places)
	}
	if f == 0 {
		f = math.Abs(f)
	}
	if !compact.Program && w.english && as.kind != '%' {
		if written, ok := appendEnglish(out, f, as); ok {
			return written
		}
	}
	options := []number.Option{number.MaxFractionDigits(placesOf(f, as.kind))}
	if as.places >= 0 {
		options = []number.Option{number.MinFractionDigits(as.places), number.MaxFractionDigits(as.places)}
	}
	if !as.grouped {
		options = append(options, number.NoSeparator())
	}
	formatter := number.Decimal(f, options...)
	if as.kind == '%' {
		formatter = number.Percent(f, options...)
	}
	p := w.printers.Get().(*message.Printer)
	defer w.printers.Put(p)
	written := p.Sprint(formatter)
	if as.signed && f > 0 {
		out = append(out, '+')
	}
	return append(out, strings.TrimSpace(written)...)
}

// placesOf is how many decimal places a number has, as a percentage where kind is '%':
// with more, a binary number such as 0.3 would be written with its 0.2999999999999999889.
func placesOf(f float64, kind byte) int {
	var room [400]byte
	_, fraction, _ := bytes.Cut(strconv.AppendFloat(room[:0], f, 'f', -1, 64), []byte{'.'})
	places := len(fraction)
	if kind == '%' {
		places -= 2
	}
	return min(max(0, places), maxPlaces)
}

// appendEnglish writes a number that was rounded as writers of English do, in a tenth of
// the time; ok is false for one that is not written plainly.
func appendEnglish(out []byte, f float64, as form) (written []byte, ok bool) {
	const most = 1e15 // below it, all digits before the point tell something
	if !(math.Abs(f) < most) || as.places < 0 && f != math.Trunc(f) {
		return out, false
	}
	var room [400]byte
	whole, fraction, _ := bytes.Cut(strconv.AppendFloat(room[:0], math.Abs(f), 'f', max(0, as.places), 64), []byte{'.'})
	switch {
	case f < 0:
		out = append(out, '-')
	case as.signed && f > 0:
		out = append(out, '+')
	}
	for i, digit := range whole {
		if left := len(whole) - i; as.grouped && i > 0 && left%3 == 0 {
			out = append(out, ',')
		}
		out = append(out, digit)
	}
	if len(fraction) > 0 {
		out = append(append(out, '.'), fraction...)
	}
	return out, true
}
