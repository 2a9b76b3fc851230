package shapefile

import (
	"bytes"
	"fmt"
	"io"

	shp "github.com/jonas-p/go-shp"
)

// decoder turns sanitised records into outlines. Those with heights, measures or
// patches are read by go-shp, which is handed one record at a time, as if each
// were the next of an endless file with an empty table.
type decoder struct {
	header header
	// feed and seq are made for the first record that needs them.
	feed    *feed
	seq     shp.SequentialReader
	outline outline
}

// decode returns the outline of a sanitised record, which holds until the next
// call.
func (d *decoder) decode(s flatShape) (*outline, error) {
	if s.plain {
		d.outline.readPlain(s)
		return &d.outline, nil
	}
	shape, err := d.shape(s)
	d.outline.readShape(shape, s.content)
	return &d.outline, err
}

// shape reads a sanitised record with go-shp.
func (d *decoder) shape(s flatShape) (shape shp.Shape, err error) {
	defer func() {
		if r := recover(); r != nil {
			shape, err = nil, fmt.Errorf("shape cannot be read: %v", r)
		}
	}()
	if d.seq == nil {
		d.feed = &feed{rest: d.header.raw}
		d.seq = shp.SequentialReaderFromExt(d.feed, newBlankTable())
	}
	d.feed.record(s.content)
	if !d.seq.Next() {
		if err := d.seq.Err(); err != nil {
			return nil, fmt.Errorf("shape cannot be read: %w", err)
		}
		return nil, fmt.Errorf("shape cannot be read: %w", io.ErrUnexpectedEOF)
	}
	_, shape = d.seq.Shape()
	return shape, nil
}

// feed is the .shp file that go-shp sees.
type feed struct {
	head [recordHeaderLength]byte
	// rest is read first, then after.
	rest, after []byte
}

// record makes content the next record of the file. Its length is written in
// 16-bit words, as the format has it.
func (f *feed) record(content []byte) {
	words := len(content) / 2
	f.head = [recordHeaderLength]byte{3: 1, 4: byte(words >> 24), 5: byte(words >> 16), 6: byte(words >> 8), 7: byte(words)}
	f.rest, f.after = f.head[:], content
}

// Read reads the record.
func (f *feed) Read(p []byte) (int, error) {
	if len(f.rest) == 0 {
		f.rest, f.after = f.after, nil
	}
	if len(f.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(p, f.rest)
	f.rest = f.rest[n:]
	return n, nil
}

// Close does nothing: the file is not its own.
func (f *feed) Close() error { return nil }

// blankTable is a .dbf file without columns and with endless rows, because
// go-shp reads no shape without a row. The real table is read by package dbf.
type blankTable struct {
	header *bytes.Reader
}

func newBlankTable() *blankTable {
	head := make([]byte, 33)
	head[8], head[10], head[32] = 33, 1, '\r'
	return &blankTable{header: bytes.NewReader(head)}
}

// Read reads the header, and then rows of blanks without end.
func (t *blankTable) Read(p []byte) (int, error) {
	if t.header.Len() > 0 {
		return t.header.Read(p)
	}
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

// Close does nothing: there is no file.
func (t *blankTable) Close() error { return nil }
