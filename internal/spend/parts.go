package spend

import (
	"context"
	"errors"
	"io"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
)

// partBytes is how much of a large file is read in one go.
const partBytes = 1 << 20

// readParts fills data with a file on all processors, as to clear memory and to copy to it
// takes longer than the system takes to find what it keeps. It reports whether that is
// the whole file: one that is small, that has become longer or shorter, or that cannot be
// read so, is to be read from its beginning to its end, which tells what is wrong.
func readParts(ctx context.Context, from io.ReaderAt, data []byte) bool {
	parts := (len(data) + partBytes - 1) / partBytes
	if parts < 4 || conveyor.Workers(ctx) == 1 {
		return false
	}
	err := conveyor.Each(ctx, parts, func() struct{} { return struct{}{} }, func(_ struct{}, i int) error {
		first, last := i*partBytes, min((i+1)*partBytes, len(data))
		if n, err := from.ReadAt(data[first:last], int64(first)); n < last-first {
			// What is not read is left in the memory of others, whoever says that it is no error.
			return errors.Join(err, io.ErrUnexpectedEOF)
		}
		return nil
	})
	if err != nil {
		return false
	}
	n, _ := from.ReadAt(make([]byte, 1), int64(len(data)))
	return n == 0
}
