package shapefile

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
)

// recordReader cuts a .shp file into records. It trusts nothing that the file
// says of its own size, and counts the records itself.
type recordReader struct {
	r *bufio.Reader
	// left is the number of bytes from here to the end of the records.
	left int64
	// limit is the longest record that is taken, in bytes.
	limit int64
	// count is the number of the record that was read last, from 1.
	count int
	buf   []byte
	// index lists the records where they are not one behind the other, at is
	// the file that they are in.
	index []span
	at    io.ReaderAt
}

const recordHeaderLength = 8

// next returns the content of the next record, which holds until the next call.
// The error is io.EOF after the last record.
func (r *recordReader) next() ([]byte, error) {
	if r.index != nil {
		if r.count == len(r.index) {
			return nil, io.EOF
		}
		if s := r.index[r.count]; !r.seek(s) {
			r.count++
			return make([]byte, 4), nil
		}
	}
	if r.left == 0 {
		return nil, io.EOF
	}
	r.count++
	if r.left < recordHeaderLength {
		return nil, r.truncated("its header", recordHeaderLength)
	}
	var head [recordHeaderLength]byte
	if n, err := io.ReadFull(r.r, head[:]); err != nil {
		return nil, r.short(int64(n), recordHeaderLength, err)
	}
	r.left -= recordHeaderLength
	length := 2 * int64(int32(binary.BigEndian.Uint32(head[4:])))
	switch {
	case length < 4:
		return nil, fmt.Errorf("record %d: length of %d bytes, at least 4 are needed", r.count, length)
	case length > r.left:
		return nil, r.truncated("it", length)
	case length > r.limit:
		return nil, fmt.Errorf("record %d: %d bytes are more than the limit of %d", r.count, length, r.limit)
	}
	if err := r.fill(length); err != nil {
		return nil, err
	}
	r.left -= length
	return r.buf, nil
}

// seek goes to a record of the index; false means that it was deleted.
func (r *recordReader) seek(s span) bool {
	if s.start == 0 {
		return false
	}
	r.left = s.end - s.start
	r.r.Reset(io.NewSectionReader(r.at, s.start, r.left))
	return true
}

// fill reads length bytes. The buffer grows with the bytes that have come in,
// so that a false length in a packed file costs no memory.
func (r *recordReader) fill(length int64) error {
	const step = 1 << 20
	r.buf = r.buf[:0]
	for have := int64(0); have < length; {
		more := min(length-have, max(step, have))
		if need := have + more; need > int64(cap(r.buf)) {
			grown := make([]byte, have, need)
			copy(grown, r.buf)
			r.buf = grown
		}
		r.buf = r.buf[:have+more]
		n, err := io.ReadFull(r.r, r.buf[have:])
		if err != nil {
			return r.short(have+int64(n), length, err)
		}
		have += more
	}
	return nil
}

// truncated is the error of a record that goes beyond the end.
func (r *recordReader) truncated(what string, need int64) error {
	return fmt.Errorf("record %d: %s needs %d bytes but only %d are left; the file is cut off or damaged (%d records before it are complete)",
		r.count, what, need, r.left, r.count-1)
}

// short is the error of a file that ends before its size says.
func (r *recordReader) short(have, need int64, err error) error {
	return fmt.Errorf("record %d: %d of %d bytes could be read (%d records before it are complete): %w",
		r.count, have, need, r.count-1, err)
}
