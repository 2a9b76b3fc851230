package expression

import (
	"math"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// writer writes numbers in a language: its separators, digits and signs, as the
// Unicode CLDR has them.
type writer struct{ printers *sync.Pool }

// newNumbers returns the writer of a language (BCP 47); English where it is empty
// or unknown.
func newNumbers(lang string) writer {
	tag, err := language.Parse(lang)
	if err != nil || lang == "" {
		tag = language.English
	}
	return writer{&sync.Pool{New: func() any { return message.NewPrinter(tag) }}}
}

// append writes a number in a form. It is rounded as round does, halves away from
// zero.
func (w writer) append(out []byte, f float64, as form) []byte {
	options := []number.Option{number.MaxFractionDigits(maxPlaces)}
	places := as.places
	if places >= 0 {
		options = []number.Option{number.MinFractionDigits(places), number.MaxFractionDigits(places)}
		if as.kind == '%' {
			places += 2
		}
		f = round(f, places)
	}
	if f == 0 {
		f = math.Abs(f)
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
