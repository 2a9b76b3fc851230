package esrijson

import (
	"bytes"
	"context"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
)

// index is what a first look through the text finds: where features start and
// which attributes they have.
type index struct {
	*jsontext.Cursor
	offsets []int
	columns jsontext.Columns
	// reference is the text of "spatialReference", nil for none.
	reference []byte
	warnings  []string
}

// scan looks through a feature set.
func scan(ctx context.Context, data []byte) (*index, error) {
	start := len(data) - len(bytes.TrimPrefix(data, []byte("\ufeff")))
	x := &index{Cursor: jsontext.NewCursor(data, start)}
	x.Heed(ctx)
	found := false
	err := x.Object(func(key []byte) (err error) {
		switch string(key) {
		case "features":
			found = true
			return x.Array(x.feature)
		case "spatialReference":
			x.Peek()
			x.reference, err = x.Raw()
			return err
		case "exceededTransferLimit":
			raw, err := x.Raw()
			if err == nil && string(raw) == "true" {
				x.warnings = append(x.warnings, "the service did not answer with all features (exceededTransferLimit); ask for the others with resultOffset")
			}
			return err
		}
		return x.Skip()
	})
	switch {
	case err != nil:
		return nil, err
	case !found:
		return nil, jsontext.ErrorAt(start, "the feature set has no \"features\"")
	case x.Peek() != 0:
		return nil, x.Errorf("there is more text after the feature set")
	}
	return x, nil
}

// feature looks through one member of "features". What is none is left to the
// reader.
func (x *index) feature(int) error {
	x.Peek()
	here := x.Mark()
	x.offsets = append(x.offsets, x.Pos())
	if x.Peek() != '{' {
		return x.Skip()
	}
	err := x.Object(func(key []byte) error {
		if b := x.Peek(); string(key) == "attributes" && (b == '{' || b == 'n') {
			return x.columns.Scan(x.Cursor)
		}
		return x.Skip()
	})
	if err != nil {
		return x.Past(here, err)
	}
	return nil
}
