package geojson

import (
	"bytes"
	"context"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/jsontext"
)

// stretch is what somebody finds in some features in the middle of a text, beginning where one may
// begin. That is a guess: what was found counts where the first look, in its own time, comes to an
// element of "features" there. Both go by the same words, so that from there on it would find the same.
type stretch struct {
	*index
	// from and to are where the features begin, and where the last one ends.
	from, to int
	stop     context.CancelFunc
	done     chan struct{}
}

const (
	// stretchBytes is how much of a text is worth to be looked through beside the rest.
	stretchBytes = 1 << 20
	// withinFeatures is how deep the elements of "features" usually are: in an array in an object.
	withinFeatures = 2
)

// partsOf is by how many a text is looked through at a time.
func partsOf(ctx context.Context, data []byte) int {
	if compact.Program {
		return 1
	}
	return min(conveyor.Workers(ctx), len(data)/stretchBytes)
}

// lookAhead has others look through the parts of a text but the first one. The result ends them.
func (x *index) lookAhead(ctx context.Context, data []byte, parts int) (end func()) {
	var all []*stretch
	if !compact.Program {
		to := len(data)
		for i := parts - 1; i > 0; i-- {
			if from, ok := featureIn(data, len(data)/parts*i, to); ok {
				all = append(all, begin(ctx, data, from, to))
				to = from
			}
		}
	}
	slices.Reverse(all)
	x.ahead = all
	return func() {
		for _, s := range all {
			s.stop()
		}
		for _, s := range all {
			<-s.done
		}
	}
}

// begin has somebody look through the features between two offsets.
func begin(ctx context.Context, data []byte, from, to int) *stretch {
	ctx, stop := context.WithCancel(ctx)
	s := &stretch{index: &index{Cursor: jsontext.NewCursor(data, from)}, from: from, to: from, stop: stop, done: make(chan struct{})}
	s.StartWithin(withinFeatures, from)
	s.Heed(ctx)
	go func() {
		defer close(s.done)
		defer func() {
			if recover() != nil {
				s.to = s.from // whoever comes here next finds the same
			}
		}()
		s.look(to)
	}()
	return s
}

// look looks through elements of "features" that begin before an offset, up to one that is no
// plain feature.
func (s *stretch) look(before int) {
	for s.Peek() == '{' && s.Pos() < before {
		n := len(s.offsets)
		if s.element(0) != nil || len(s.warnings) > 0 {
			s.offsets = s.offsets[:n]
			return
		}
		if s.to = s.Pos(); !s.Next(',') {
			return
		}
	}
}

// takeStretch takes what was found in the next stretch if that begins here, and reports whether it did
// so: the cursor is then behind the last of its features.
func (x *index) takeStretch() bool {
	x.Peek()
	for len(x.ahead) > 0 && x.ahead[0].from < x.Pos() {
		x.ahead[0].stop() // no feature begins there
		x.ahead = x.ahead[1:]
	}
	if len(x.ahead) == 0 || x.ahead[0].from > x.Pos() || x.Depth() != withinFeatures {
		return false
	}
	s := x.ahead[0]
	x.ahead = x.ahead[1:]
	<-s.done
	if s.to == s.from || !x.columns.Merge(&s.columns) {
		return false
	}
	x.offsets = append(x.offsets, s.offsets...)
	x.ids = x.ids || s.ids
	x.Seek(s.to)
	return true
}

// nearby is how many bytes before its type a feature begins at the most, to be found.
const nearby = 1 << 10

// featureIn finds an offset between two where a feature may begin: at the brace before its type.
func featureIn(data []byte, from, to int) (int, bool) {
	const blanks = " \t\r\n"
	for {
		k := bytes.Index(data[from:to], []byte(`"Feature"`))
		if k < 0 {
			return 0, false
		}
		at := from + k
		base := max(from, at-nearby)
		key, colon := bytes.CutSuffix(bytes.TrimRight(data[base:at], blanks), []byte(":"))
		key, typed := bytes.CutSuffix(bytes.TrimRight(key, blanks), []byte(`"type"`))
		if brace := bytes.LastIndexByte(key, '{'); colon && typed && brace >= 0 {
			return base + brace, true
		}
		from = at + 1
	}
}
