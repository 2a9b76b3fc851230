package dbf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/seed-898ab921/kartograph/internal/text/charset"
	"github.com/seed-898ab921/kartograph/layers"
)

// isMemo reports whether the column holds block numbers of another file.
func (f Field) isMemo() bool {
	switch f.Type {
	case 'M', 'G', 'P':
		return true
	case 'B':
		return f.Width != 8
	default:
		return false
	}
}

// value returns what the bytes of one cell mean.
func (d *Reader) value(f *Field, b []byte) layers.Value {
	switch f.Type {
	case 'N', 'F':
		return d.decimal(f, b)
	case 'L':
		return truth(b)
	case 'D':
		return date(b)
	case 'I', '+', 'O', 'B', 'Y':
		return d.binary(f, b)
	case 'T', '@':
		return moment(b)
	case 'M', 'G', 'P':
		return layers.Value{}
	default:
		return d.text(b)
	}
}

// text returns a text without the blanks around it; a NUL ends it. A cell of
// zero bytes was never written and is null; a blank one is an empty text.
func (d *Reader) text(b []byte) layers.Value {
	if len(bytes.TrimRight(b, "\x00")) == 0 {
		return layers.Value{}
	}
	width := len(b)
	if b = untilNUL(b); d.encoding.IsUTF8() && len(b) == width {
		b = wholeLetters(b)
	}
	b = bytes.TrimSpace(b)
	if d.encoding.IsGuess() && charset.IsWide(b) {
		d.tally.Count("texts that are utf-8 among others in "+d.encoding.Name(), d.where)
		return layers.Text(string(b))
	}
	s, ok := d.encoding.Decode(b)
	if !ok && d.encoding.IsUTF8() {
		d.tally.Count("texts that are not valid utf-8, read as windows-1252", d.where)
		s = charset.Mend(b)
	} else if !ok {
		d.tally.Count("texts with bytes that mean nothing in "+d.encoding.Name(), d.where)
	}
	return layers.Text(s)
}

func (d *Reader) where() string { return fmt.Sprintf("row %d", d.count) }

// completeUTF8 returns how much of b is left without a last rune that the
// column's width has cut off.
func completeUTF8(b []byte) int {
	for i := len(b) - 1; i >= 0 && i > len(b)-utf8.UTFMax; i-- {
		if utf8.RuneStart(b[i]) {
			if b[i] >= utf8.RuneSelf && !utf8.FullRune(b[i:]) {
				return i
			}
			break
		}
	}
	return len(b)
}

// decimal returns the number that a cell spells. Blank cells and the stars that
// stand for a number without room are null.
func (d *Reader) decimal(f *Field, b []byte) layers.Value {
	b = bytes.Trim(untilNUL(b), " \t")
	if len(b) == 0 || b[0] == '*' {
		return layers.Value{}
	}
	if i, err := strconv.ParseInt(string(b), 10, 64); err == nil {
		return layers.Integer(i)
	}
	if v, ok := parseFloat(string(b)); ok {
		return layers.Number(v)
	}
	// Programs of countries that write a decimal comma write it here too.
	if v, ok := parseFloat(strings.Replace(string(b), ",", ".", 1)); ok {
		return layers.Number(v)
	}
	d.tally.Count("cells of number columns that are no numbers, read as null", func() string {
		return fmt.Sprintf("row %d, column %s: %q", d.count, fieldName(*f, d.encoding), b)
	})
	return layers.Value{}
}

// parseFloat reads a finite decimal number; Go's hexadecimal and underscored
// ones are none.
func parseFloat(s string) (v float64, ok bool) {
	if strings.ContainsAny(s, "xXpP_") {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil && !math.IsInf(v, 0) && !math.IsNaN(v)
}

func truth(b []byte) layers.Value {
	switch b[0] {
	case 'T', 't', 'Y', 'y', '1':
		return layers.Bool(true)
	case 'F', 'f', 'N', 'n', '0':
		return layers.Bool(false)
	default:
		return layers.Value{}
	}
}

// date returns a date as ISO 8601 text; what is no date stays as it is.
func date(b []byte) layers.Value {
	b = bytes.Trim(untilNUL(b), " ")
	if len(b) == 0 || string(b) == "00000000" || b[0] == '*' {
		return layers.Value{}
	}
	if len(b) != 8 || bytes.ContainsFunc(b, func(r rune) bool { return r < '0' || r > '9' }) {
		return layers.Text(string(bytes.ToValidUTF8(b, []byte("\uFFFD"))))
	}
	return layers.Text(string(b[:4]) + "-" + string(b[4:6]) + "-" + string(b[6:]))
}

// binary returns the number of a binary cell. dBase 7 writes big-endian with
// the sign bit turned round (negative doubles: all bits), so that the bytes
// sort like the numbers; FoxPro writes little-endian.
func (d *Reader) binary(f *Field, b []byte) layers.Value {
	switch {
	case f.isMemo():
		return layers.Value{}
	case f.Type == 'Y' && len(b) == 8:
		return layers.Number(float64(int64(binary.LittleEndian.Uint64(b))) / 1e4)
	case (f.Type == 'I' || f.Type == '+') && len(b) == 4:
		if d.level7 {
			return layers.Integer(int64(int32(binary.BigEndian.Uint32(b) ^ 1<<31)))
		}
		return layers.Integer(int64(int32(binary.LittleEndian.Uint32(b))))
	case len(b) == 8:
		return double(b, d.level7)
	default:
		return d.decimal(f, b)
	}
}

func double(b []byte, level7 bool) layers.Value {
	bits := binary.LittleEndian.Uint64(b)
	if level7 {
		bits = binary.BigEndian.Uint64(b)
		if bits>>63 == 1 {
			bits ^= 1 << 63
		} else {
			bits = ^bits
		}
	}
	v := math.Float64frombits(bits)
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return layers.Value{}
	}
	return layers.Number(v)
}

// moment returns a time stamp (a Julian day number and the milliseconds of the
// day) as ISO 8601 text.
func moment(b []byte) layers.Value {
	const epoch, lastDay, dayLength = 2440588, 5373484, 86400000
	if len(b) != 8 {
		return layers.Value{}
	}
	day, ms := binary.LittleEndian.Uint32(b), binary.LittleEndian.Uint32(b[4:])
	if day > lastDay || ms >= dayLength {
		day, ms = binary.BigEndian.Uint32(b), binary.BigEndian.Uint32(b[4:])
	}
	if day == 0 || day > lastDay || ms >= dayLength {
		return layers.Value{}
	}
	t := time.Unix((int64(day)-epoch)*86400, int64(ms)*1e6).UTC()
	return layers.Text(t.Format("2006-01-02T15:04:05.999Z"))
}
