package raster

import (
	"bytes"
	"compress/flate"
	"context"
	"encoding/binary"
	"hash/adler32"
	"hash/crc32"
	"io"
	"runtime"
	"sync"
)

// PNG says how a picture is written.
type PNG struct {
	// PixelsPerMetre is how large the picture is meant to be; 0 leaves it open.
	PixelsPerMetre uint32
}

// Encode writes a picture as a PNG file (W3C PNG, third edition): with a palette where it has 256 colours
// at most, without opacity where all is opaque. It is the same picture to the last bit.
func (e PNG) Encode(ctx context.Context, w io.Writer, p *Picture) error {
	form := formOf(ctx, p)
	out := &chunks{w: w}
	out.raw([]byte("\x89PNG\r\n\x1a\n"))
	header := binary.BigEndian.AppendUint32(nil, uint32(p.Width))
	header = binary.BigEndian.AppendUint32(header, uint32(p.Height))
	out.chunk("IHDR", append(header, form.depth, form.kind, 0, 0, 0))
	out.chunk("sRGB", []byte{0}) // perceptual, as pictures of the web are taken
	if e.PixelsPerMetre > 0 {
		size := binary.BigEndian.AppendUint32(nil, e.PixelsPerMetre)
		out.chunk("pHYs", append(binary.BigEndian.AppendUint32(size, e.PixelsPerMetre), 1))
	}
	if form.kind == palette {
		inks, opacities := form.palette()
		out.chunk("PLTE", inks)
		if len(opacities) > 0 {
			out.chunk("tRNS", opacities)
		}
	}
	form.data(ctx, p, out)
	if err := ctx.Err(); err != nil {
		return err
	}
	out.chunk("IEND", nil)
	return out.err
}

// chunks writes the chunks of a file.
type chunks struct {
	w   io.Writer
	err error
}

func (c *chunks) raw(b []byte) {
	if c.err == nil {
		_, c.err = c.w.Write(b)
	}
}

func (c *chunks) chunk(name string, data []byte) {
	c.raw(binary.BigEndian.AppendUint32(nil, uint32(len(data))))
	c.raw([]byte(name))
	c.raw(data)
	c.raw(binary.BigEndian.AppendUint32(nil, crc32.Update(crc32.ChecksumIEEE([]byte(name)), crc32.IEEETable, data)))
}

// piece is how many bytes are packed together, by one processor.
const piece = 1 << 18

// data writes the rows, packed in pieces that follow each other in one stream of zlib, an IDAT
// chunk for each.
func (f *form) data(ctx context.Context, p *Picture, out *chunks) {
	rows := max(1, piece/(f.rowBytes(p.Width)+1))
	n := (p.Height + rows - 1) / rows
	sum := adler32.New()
	lot := runtime.GOMAXPROCS(0)
	for from := 0; from < n && out.err == nil && ctx.Err() == nil; from += lot {
		packed, plain := make([][]byte, min(lot, n-from)), make([][]byte, min(lot, n-from))
		var all sync.WaitGroup
		for i := range packed {
			all.Add(1)
			go func() {
				defer all.Done()
				first := (from + i) * rows
				plain[i] = f.filtered(p, first, min(p.Height, first+rows))
				packed[i] = deflated(plain[i], from+i == n-1)
			}()
		}
		all.Wait()
		for i := range packed {
			sum.Write(plain[i])
			data := packed[i]
			if from+i == 0 {
				data = append([]byte{0x78, 0x9c}, data...)
			}
			if from+i == n-1 {
				data = binary.BigEndian.AppendUint32(data, sum.Sum32())
			}
			out.chunk("IDAT", data)
		}
	}
}

// deflated packs bytes as a part of a stream.
func deflated(plain []byte, last bool) []byte {
	var packed bytes.Buffer
	const level = 4
	w, err := flate.NewWriter(&packed, level)
	if err != nil {
		return nil
	}
	// Nothing of this fails on a buffer.
	_, _ = w.Write(plain)
	if last {
		_ = w.Close()
	} else {
		_ = w.Flush()
	}
	return packed.Bytes()
}
