package source

import (
	"context"

	"github.com/seed-898ab921/kartograph/layers"
)

// openOwn asks the program for the source of a request, and returns the state of
// its file with it. The source is nil where the program leaves it to the formats
// there are; what is then not to be found is an error.
func (r Request) openOwn(ctx context.Context, o Options) (layers.Source, []stamp, error) {
	_, missing := r.located(o)
	if o.Open == nil || !r.isFile() {
		return nil, nil, missing
	}
	ask := layers.OpenRequest{Src: r.Src, IsFile: missing == nil, Files: o.Files, Table: r.Table,
		Object: r.Object, Charset: r.Charset, CRS: r.CRS, Strict: r.Strict}
	var stamps []stamp
	if ask.IsFile {
		seen, err := stampOf(o.Files, r.Src)
		if err != nil {
			return nil, nil, err
		}
		stamps = []stamp{seen}
	}
	own, err := o.Open(ctx, ask)
	if own == nil && err == nil {
		return nil, nil, missing
	}
	if err != nil {
		return nil, nil, err
	}
	return o.Limits.Source(own), stamps, nil
}

// readOwn reads a source of a program's own to its end.
func readOwn(ctx context.Context, own layers.Source, stamps []stamp, err error) (*answer, error) {
	if err != nil {
		return nil, err
	}
	data, err := ReadAll(ctx, own)
	if err != nil {
		return nil, err
	}
	data.detach()
	return answerOf(data, stamps), nil
}
