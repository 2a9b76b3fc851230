// Package packed holds the rows of tables in little more memory than their text
// takes: a value in a list takes 24 bytes, of which small cells need two.
package packed

import (
	"context"
	"encoding/binary"
	"math"
	"sort"
	"strconv"
	"unsafe"

	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
)

// Rows are the rows of a table: their values one after the other in texts of some
// size. A row is unpacked when it is asked for. The zero value has none.
type Rows struct {
	// Read reads the values of a row that was unpacked, in its place; nil for
	// nothing to read. A row may be cut off behind any of its values.
	Read func(layers.Record)

	// schemas are those of the rows, most often a single one.
	schemas []*layers.Schema
	index   map[*layers.Schema]int
	texts   []string
	// firsts are the numbers of the rows with which the texts begin, starts where
	// each row begins in its text.
	firsts []int
	starts []uint32
	// open is the text that is being filled.
	open []byte
}

// packedText is how many bytes the rows of a text have at least, but for the last.
const packedText = 1 << 16

// packedNumber stands for a number with digits of its own, beside the kinds of
// values.
const packedNumber = layers.KindBool + 1

// Add packs a further row; its values are the caller's again. The error is that of
// the context's memory.
func (p *Rows) Add(ctx context.Context, r layers.Record) error {
	n, known := p.index[r.Schema]
	if !known {
		if p.index == nil {
			p.index = map[*layers.Schema]int{}
		}
		n = len(p.schemas)
		p.schemas, p.index[r.Schema] = append(p.schemas, r.Schema), n
	}
	if len(p.open) == 0 {
		p.firsts = append(p.firsts, len(p.starts))
	}
	p.starts = append(p.starts, uint32(len(p.open)))
	p.open = binary.AppendUvarint(p.open, uint64(n))
	p.open = binary.AppendUvarint(p.open, uint64(len(r.Values)))
	for _, v := range r.Values {
		p.open = appendValue(p.open, v)
	}
	if len(p.open) < packedText {
		return nil
	}
	return p.end(ctx)
}

// Close ends the packing, before rows are asked for.
func (p *Rows) Close(ctx context.Context) error {
	err := p.end(ctx)
	p.open = nil
	return err
}

// longText is from how many bytes a text is not copied when it is full.
const longText = 8 * packedText

// end ends the text that is being filled.
func (p *Rows) end(ctx context.Context) error {
	if len(p.open) == 0 {
		return nil
	}
	if len(p.open) < longText {
		p.texts, p.open = append(p.texts, string(p.open)), p.open[:0]
	} else { // nobody writes to it again
		p.texts, p.open = append(p.texts, unsafe.String(unsafe.SliceData(p.open), len(p.open))), nil
	}
	return spend.Memory(ctx, int64(len(p.texts[len(p.texts)-1])))
}

// Len is the number of rows.
func (p *Rows) Len() int { return len(p.starts) }

// Size estimates the bytes that the rows take in memory.
func (p *Rows) Size() int64 {
	const perRow, perText = 4, 24
	n := int64(perRow*len(p.starts) + perText*len(p.texts))
	for _, text := range p.texts {
		n += int64(len(text))
	}
	return n
}

// At unpacks a row, once all are packed.
func (p *Rows) At(i int) layers.Record { return p.First(i, math.MaxInt, nil) }

// First is a row with so many of its first values at most, in the room of a list if
// there is enough.
func (p *Rows) First(i, most int, room []layers.Value) layers.Record {
	k := sort.SearchInts(p.firsts, i+1) - 1
	text := p.texts[k][p.starts[i]:]
	schema, text := cutUvarint(text)
	has, text := cutUvarint(text)
	n := int(min(has, uint64(most)))
	if n > cap(room) || room == nil {
		room = make([]layers.Value, n)
	}
	r := layers.Record{Schema: p.schemas[schema], Values: room[:n]}
	for j := range r.Values {
		r.Values[j], text = cutValue(text)
	}
	if p.Read != nil {
		p.Read(r)
	}
	return r
}

// appendValue packs a value: its kind, with the length of its text, and what it
// is.
func appendValue(to []byte, v layers.Value) []byte {
	switch kind := v.Kind(); kind {
	case layers.KindText:
		text := v.String()
		to = binary.AppendUvarint(to, uint64(len(text))<<3|uint64(kind))
		return append(to, text...)
	case layers.KindNumber:
		f, _ := v.Float()
		if i, ok := whole(v, f); ok {
			to = binary.AppendUvarint(to, uint64(packedNumber))
			return binary.AppendVarint(to, i)
		}
		to = binary.AppendUvarint(to, uint64(kind))
		return binary.LittleEndian.AppendUint64(to, math.Float64bits(f))
	case layers.KindBool:
		on, _ := v.Truth()
		return binary.AppendUvarint(to, uint64(boolByte(on))<<3|uint64(kind))
	}
	return append(to, byte(layers.KindNull))
}

// whole is the whole number that a value is, which is the number f, and whether it is
// one whose digits tell all of it.
func whole(v layers.Value, f float64) (i int64, ok bool) {
	if f > -1<<53 && f < 1<<53 { // no digits but those of f
		i = int64(f)
		return i, layers.Integer(i) == v
	}
	i, err := strconv.ParseInt(v.String(), 10, 64)
	return i, err == nil && layers.Integer(i) == v
}

func boolByte(on bool) byte {
	if on {
		return 1
	}
	return 0
}

// cutValue unpacks a value, and returns the text after it.
func cutValue(text string) (layers.Value, string) {
	head, text := cutUvarint(text)
	switch rest := head >> 3; layers.Kind(head & 7) {
	case layers.KindText:
		return layers.Text(text[:rest]), text[rest:]
	case layers.KindNumber:
		return layers.Number(math.Float64frombits(binary.LittleEndian.Uint64([]byte(text[:8])))), text[8:]
	case packedNumber:
		i, text := cutUvarint(text)
		n := int64(i >> 1)
		if i&1 != 0 {
			n = ^n
		}
		return layers.Integer(n), text
	case layers.KindBool:
		return layers.Bool(rest != 0), text
	}
	return layers.Value{}, text
}

// cutUvarint takes a number off a text, as binary.Uvarint does of bytes.
func cutUvarint(text string) (n uint64, after string) {
	for i, shift := 0, 0; i < len(text); i, shift = i+1, shift+7 {
		n |= uint64(text[i]&0x7f) << shift
		if text[i] < 0x80 {
			return n, text[i+1:]
		}
	}
	return n, ""
}
