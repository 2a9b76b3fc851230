package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"slices"
	"strconv"
)

// Ref is an object of a document by its number; 0 is none.
type Ref int

// String is a reference to the object as files have it.
func (r Ref) String() string { return strconv.Itoa(int(r)) + " 0 R" }

// objects writes the objects of a file as they come, and remembers where each is.
type objects struct {
	w    io.Writer
	sum  hash.Hash
	n    int64
	at   []int64
	err  error
	done bool
	// ended is why the work is to end, nil while it is not.
	ended func() error
}

func newObjects(w io.Writer) *objects {
	o := &objects{w: w, sum: sha256.New(), at: make([]int64, 1), ended: func() error { return nil }}
	// The comment has bytes of text files no more, so that nobody takes it for one.
	o.write([]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"))
	return o
}

func (o *objects) write(b []byte) {
	if o.err != nil {
		return
	}
	n, err := o.w.Write(b)
	o.sum.Write(b[:n])
	o.n += int64(n)
	o.err = err
}

// reserve is a number for an object that is written later.
func (o *objects) reserve() Ref {
	o.at = append(o.at, 0)
	return Ref(len(o.at) - 1)
}

// put writes an object under its number.
func (o *objects) put(ref Ref, body string) {
	o.at[ref] = o.n
	o.write([]byte(strconv.Itoa(int(ref)) + " 0 obj\n" + body + "\nendobj\n"))
}

// add writes an object under a new number.
func (o *objects) add(body string) Ref {
	ref := o.reserve()
	o.put(ref, body)
	return ref
}

// stream writes a stream, of data that are packed already or as they are.
func (o *objects) stream(ref Ref, entries string, s packed) {
	o.at[ref] = o.n
	if o.err == nil {
		o.err = s.err
	}
	filter := ""
	if s.flate {
		filter = "/Filter/FlateDecode"
	}
	o.write([]byte(strconv.Itoa(int(ref)) + " 0 obj\n<<" + entries + filter + "/Length " + strconv.Itoa(len(s.data)) + ">>\nstream\n"))
	o.write(s.data)
	o.write([]byte("\nendstream\nendobj\n"))
}

// packed are the bytes of a stream.
type packed struct {
	data  []byte
	flate bool
	// err is why they are not whole.
	err error
}

// packedAtOnce is how many bytes are compressed before the context is heard.
const packedAtOnce = 1 << 17

// pack compresses the bytes of a stream; few stay as they are.
func (o *objects) pack(data []byte) packed {
	const few = 100
	// Of coordinates the next level leaves 0.1% less, and takes twice as long.
	const level = 5
	if len(data) < few {
		return packed{data: data}
	}
	var b bytes.Buffer
	z, err := zlib.NewWriterLevel(&b, level)
	if err != nil {
		return packed{data: data}
	}
	// A bytes.Buffer reports no error.
	for part := range slices.Chunk(data, packedAtOnce) {
		if err := o.ended(); err != nil {
			return packed{err: err}
		}
		z.Write(part)
	}
	z.Close()
	return packed{data: b.Bytes(), flate: true}
}

// close writes the table of objects and what leads to it.
func (o *objects) close(root, info Ref) error {
	for ref := 1; ref < len(o.at); ref++ {
		if o.at[ref] == 0 {
			o.put(Ref(ref), "null") // nobody refers to it
		}
	}
	id := hex.EncodeToString(o.sum.Sum(nil)[:16])
	table := o.n
	var b bytes.Buffer
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(o.at))
	for _, at := range o.at[1:] {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root %v/Info %v/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n", len(o.at), root, info, id, id, table)
	o.write(b.Bytes())
	o.done = true
	return o.err
}
