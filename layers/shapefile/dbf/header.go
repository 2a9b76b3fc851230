// Package dbf reads dBase tables: the attributes of a shapefile, and tables
// that are joined to a map's data.
//
// It reads the files of dBase III to 7, FoxPro and their imitators, row after
// row, whatever their size. Memo fields, whose texts are in another file, are
// null.
package dbf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
)

// Field is a column as the file's header describes it.
type Field struct {
	// Name is the column's name in the bytes of the file, without padding.
	Name []byte
	// Type is the letter of the column's type, such as 'C' or 'N'.
	Type byte
	// Width is the number of bytes in a row.
	Width int
	// Decimals is the number of digits after the decimal point.
	Decimals int
	offset   int
}

// Header is what a table says of itself.
type Header struct {
	// Rows is the number of rows that the header declares.
	Rows int
	// Language is the language byte, which hints at the encoding; 0 is unknown.
	Language byte
	// Fields are the columns.
	Fields []Field
	// level7 marks dBase 7, whose binary numbers are big-endian.
	level7    bool
	length    int
	rowLength int
}

const (
	fixedLength  = 32
	field3Length = 32
	field7Length = 48
	field7Start  = 68
)

// ReadHeader reads a table's header; r then stands at the first row. The
// errors tell what in the header contradicts itself.
func ReadHeader(r io.Reader) (*Header, error) {
	fixed := make([]byte, fixedLength)
	if n, err := io.ReadFull(r, fixed); err != nil {
		return nil, fmt.Errorf("dbf header: %d of %d bytes: %w", n, fixedLength, err)
	}
	h := &Header{
		Rows:      int(binary.LittleEndian.Uint32(fixed[4:])),
		Language:  fixed[29],
		level7:    fixed[0]&7 == 4,
		length:    int(binary.LittleEndian.Uint16(fixed[8:])),
		rowLength: int(binary.LittleEndian.Uint16(fixed[10:])),
	}
	if h.length < fixedLength+1 || h.rowLength < 1 {
		return nil, fmt.Errorf("dbf header: header length %d, row length %d: not a dbf table", h.length, h.rowLength)
	}
	rest := make([]byte, h.length-fixedLength)
	if n, err := io.ReadFull(r, rest); err != nil {
		return nil, fmt.Errorf("dbf header: %d of %d bytes: %w", n+fixedLength, h.length, err)
	}
	h.readFields(rest)
	return h, h.place()
}

// readFields reads the column descriptions, which a carriage return ends.
func (h *Header) readFields(rest []byte) {
	length, name := field3Length, 11
	if h.level7 {
		length, name = field7Length, 32
		rest = rest[min(field7Start-fixedLength, len(rest)):]
	}
	for len(rest) >= length && rest[0] != '\r' {
		d := rest[:length]
		rest = rest[length:]
		f := Field{Name: trimName(d[:name])}
		if h.level7 {
			f.Type, f.Width, f.Decimals = d[32], int(d[33]), int(d[34])
		} else {
			f.Type, f.Width, f.Decimals = d[11], int(d[16]), int(d[17])
		}
		h.Fields = append(h.Fields, f)
	}
}

func trimName(b []byte) []byte {
	if i := bytes.IndexByte(b, 0); i >= 0 {
		b = b[:i]
	}
	return bytes.TrimSpace(b)
}

// place gives each field its place in the row. Text columns of more than 255
// bytes keep the upper half of their width in the byte of the decimals; that is
// believed where the row is long enough for it.
func (h *Header) place() error {
	wide, sum := 1, 1
	for _, f := range h.Fields {
		sum += f.Width
		wide += f.Width
		if f.Type == 'C' {
			wide += f.Decimals << 8
		}
	}
	if sum > h.rowLength {
		return fmt.Errorf("dbf header: the columns need %d bytes but a row has %d", sum, h.rowLength)
	}
	offset := 1
	for i := range h.Fields {
		f := &h.Fields[i]
		if f.Type == 'C' && wide == h.rowLength {
			f.Width += f.Decimals << 8
		}
		f.offset = offset
		offset += f.Width
	}
	return nil
}
