package shapefile

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"

	shp "github.com/jonas-p/go-shp"
)

// recordReader cuts a .shp file into records. It trusts nothing that the file
// says of its own size, and counts the records itself.
type recordReader struct {
	r *bufio.Reader
	// left is the number of bytes from here to the end of the records, after
	// that of bytes behind it.
	left, after int64
	// limit is the longest record that is taken, in bytes.
	limit int64
	// count is the number of the record that was read last, from 1.
	count int
	// buf is the content of the record that was read last; there may be room for more
	// behind it. It is in the last of the pieces that were taken since they were given
	// away.
	buf    []byte
	taken  [][]byte
	pieces *pieces
	// stretches lists the records where they are not one behind the other, at
	// is the file that they are in.
	stretches []stretch
	at        io.ReaderAt
	// chain is the index of records that are; nil without one.
	chain *chain
	// rows is how many records there should be, 0 where nothing tells.
	rows int
	// tell is told of records that are not what they say.
	tell func(finding string)
}

const recordHeaderLength = 8

// next returns the content of the next record, which nothing is written over until
// its piece of memory is given back.
// The error is io.EOF after the last record.
func (r *recordReader) next() ([]byte, error) {
	if r.stretches != nil {
		if r.count == len(r.stretches) {
			return nil, io.EOF
		}
		if s := r.stretches[r.count]; !r.seek(s) {
			r.count++
			return make([]byte, 4), nil
		}
	}
	if r.left == 0 && !r.goesOn() {
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
	length := r.settle(lengthOf(head[:]))
	if length > r.left && r.isNull() {
		length = r.left
	}
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

func lengthOf(head []byte) int64 { return 2 * int64(int32(binary.BigEndian.Uint32(head[4:]))) }

// settle returns the length of the record in hand: the one that it has itself or,
// where they differ, the one that follows from the index if the next record is
// where that says. It is asked behind the record's header.
func (r *recordReader) settle(own int64) int64 {
	const finding = "records whose length is another than in the .shx file, which was taken"
	if r.stretches != nil {
		if own != r.left {
			r.tell(finding)
		}
		return r.left
	}
	if r.chain == nil {
		return own
	}
	s, ok := r.chain.stretch()
	actual := s.end - s.start - recordHeaderLength
	switch {
	case !ok:
		r.chain = nil
	case own == actual:
	case !r.chain.more || r.numbered(actual):
		r.tell(finding)
		return actual
	default:
		r.tell("records that the .shx file has in other places; it was passed over from there on")
		r.chain = nil
		r.left, r.after = r.left+r.after, 0
	}
	return own
}

// isNull reports whether what is left is a null shape. Those are often given the
// length of others.
func (r *recordReader) isNull() bool {
	b, err := r.r.Peek(4)
	if err != nil || r.left < 4 || binary.LittleEndian.Uint32(b) != uint32(shp.NULL) {
		return false
	}
	r.tell("null shapes with a false length")
	return true
}

// numbered reports whether a record with the next number begins so many bytes
// from here.
func (r *recordReader) numbered(distance int64) bool {
	if distance < 4 || distance+4 > r.left || distance+4 > int64(r.r.Size()) {
		return false
	}
	b, err := r.r.Peek(int(distance + 4))
	return err == nil && int64(binary.BigEndian.Uint32(b[distance:])) == int64(r.count)+1
}

// goesOn reports whether the records go on after the end that the header or the
// index declares: there is a sound one with the right number, and nothing says
// that there are enough.
func (r *recordReader) goesOn() bool {
	if r.after < shortest || r.rows > 0 && r.count >= r.rows {
		return false
	}
	b, err := r.r.Peek(shortest)
	if err != nil || int64(binary.BigEndian.Uint32(b)) != int64(r.count)+1 {
		return false
	}
	length := lengthOf(b)
	kind := shp.ShapeType(int32(binary.LittleEndian.Uint32(b[recordHeaderLength:])))
	if length < 4 || length > r.after-recordHeaderLength || shapeName(kind) == "" {
		return false
	}
	r.tell("records after the end that the file declares")
	r.left = recordHeaderLength + length
	r.after -= r.left
	r.chain = nil
	return true
}

// seek goes to a record of the index, and reports whether it is there: not
// deleted.
func (r *recordReader) seek(s stretch) bool {
	if s.start == 0 {
		return false
	}
	r.left = s.end - s.start
	r.r.Reset(io.NewSectionReader(r.at, s.start, r.left))
	return true
}

// given returns the memory that the records since the last call are in.
func (r *recordReader) given() [][]byte {
	taken := r.taken
	r.buf, r.taken = nil, nil
	return taken
}

// room takes another piece of memory, with what is in the buffer at its beginning.
func (r *recordReader) room(length int64) {
	piece := r.pieces.take(int(max(length, min(usualPiece, r.left))))
	r.buf = piece[:copy(piece, r.buf)]
	r.taken = append(r.taken, piece)
}

// fill reads length bytes behind what is in the buffer. It grows with the bytes
// that have come in, so that a false length in a packed file costs no memory;
// what was there before is left where it is.
func (r *recordReader) fill(length int64) error {
	const step = 1 << 20
	r.buf = r.buf[len(r.buf):]
	for have := int64(0); have < length; {
		more := min(length-have, max(step, have))
		if need := have + more; need > int64(cap(r.buf)) {
			r.room(need)
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
