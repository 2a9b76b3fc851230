package batch

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/atmost"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/styles"
)

// fileCache keeps the configs and stylesheets of a batch, so that each is read
// once. It is safe for concurrent use.
type fileCache struct {
	options kartograph.Options
	configs onceEach[*Template]
	sheets  onceEach[*cachedSheet]
}

// cachedSheet is a stylesheet that was read.
type cachedSheet struct {
	sheet    *styles.Sheet
	hash     string
	warnings []config.Warning
}

// maxCachedFiles is how many configs or stylesheets are kept: all of a batch
// whose maps share some, and a bound where each map has its own.
const maxCachedFiles = 200

// template returns the config of a row, its placeholders not yet filled in.
func (c *fileCache) template(ctx context.Context, p *Planned, row *rowData) (*Template, error) {
	if p.fields.config.Kind == tree.Map {
		return &Template{root: p.fields.config, dir: p.dir}, nil
	}
	name, err := fillName(p.fields.config, row)
	if err != nil {
		return nil, err
	}
	return c.configs.of(ctx, name, maxCachedFiles, func() (*Template, error) {
		o := heeding(ctx, c.options)
		located, err := locate(o, p.dir, name)
		if err != nil {
			return nil, errorAt(p.fields.config.At, "map: %w", err)
		}
		if err := p.spare(located); err != nil {
			return nil, err
		}
		return loadTemplate(ctx, o.Files, located)
	})
}

// style returns the stylesheet of a row; it is empty where there is none.
func (c *fileCache) style(ctx context.Context, p *Planned, row *rowData) (*cachedSheet, error) {
	if p.fields.style == nil {
		return &cachedSheet{}, nil
	}
	name, err := fillName(p.fields.style, row)
	if err != nil {
		return nil, err
	}
	return c.sheets.of(ctx, name, maxCachedFiles, func() (*cachedSheet, error) {
		o := heeding(ctx, c.options)
		if located, err := locate(o, p.dir, name); err == nil {
			if err := p.spare(located); err != nil {
				return nil, err
			}
		}
		sheet, err := readSheet(ctx, o, p.dir, name)
		if err != nil {
			return nil, errorAt(p.fields.style.At, "style: %w", err)
		}
		return sheet, nil
	})
}

// maxStyleBytes limits the size of a stylesheet.
const maxStyleBytes = 16 << 20

// readSheet reads a stylesheet: a file, or else a finished style.
func readSheet(ctx context.Context, o kartograph.Options, dir, name string) (*cachedSheet, error) {
	text, finished, err := sheetText(o, dir, name)
	if err != nil {
		return nil, err
	}
	sum := sha256.New()
	sum.Write(text)
	s := &cachedSheet{sheet: finished, hash: shortHash(sum)}
	if finished != nil {
		return s, nil
	}
	sheet, warnings, err := styles.ParseContext(ctx, name, text)
	if err != nil {
		return nil, err
	}
	s.sheet = sheet
	for _, w := range warnings {
		s.warnings = append(s.warnings, config.Warning{Text: fmt.Sprintf("%s:%d:%d: %s", name, w.Line, w.Column, w.Text)})
	}
	return s, nil
}

// sheetText returns the text of a stylesheet, and the sheet itself where it is a
// finished one.
func sheetText(o kartograph.Options, dir, name string) ([]byte, *styles.Sheet, error) {
	located, err := locate(o, dir, name)
	if err == nil {
		text, err := atmost.ReadFile(o.Files, located, maxStyleBytes)
		return text, nil, err
	}
	if finished, ok := styles.Finished(name); ok {
		text, _ := styles.Named(name)
		return text, finished, nil
	}
	if errors.Is(err, fs.ErrNotExist) && path.Ext(name) == "" {
		return nil, nil, fmt.Errorf("%q is neither a file nor a finished style (%s)", name, strings.Join(styles.Names(), ", "))
	}
	return nil, nil, err
}

// locate finds a file that a batch names.
func locate(o kartograph.Options, dir, name string) (string, error) {
	return source.Locate(source.Options{Files: o.Files, DataPath: o.DataPath}, dir, name)
}

// fillName fills in the name of a file.
func fillName(n *tree.Node, row *rowData) (string, error) {
	fill := newFiller(row)
	filled := fill.fill(n)
	if err := fill.problems.Err(); err != nil {
		return "", err
	}
	if !filled.IsScalar() || filled.Text == "" {
		return "", errorAt(n.At, "found %s, want the name of a file", filled.Found())
	}
	return filled.Text, nil
}
