package source

import (
	"context"
	"io/fs"
	"sync"
	"weak"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// Store reads sources and keeps what it has read, bound to the files of one
// file system. Whoever asks the same question gets the same answer: the
// request, what the reading is allowed and its limits are all part of it. It is
// safe for concurrent use, and its zero value is empty and bound to no files.
type Store struct {
	// Shelf is where everything is kept, with what others put there.
	Shelf
	files fs.FS

	mu      sync.Mutex
	reading map[question]*turn
}

// Bind binds an empty store to files, before it is used; a store that is bound
// to none gives none.
func (s *Store) Bind(files fs.FS) { s.files = files }

// Serves reports whether the store is bound to these files. Nil is served by
// every store, which then gives no files.
func (s *Store) Serves(files fs.FS) bool { return files == nil || same(s.files, files) }

// question is all that decides what an answer is. Its Src is the place of the
// file, so that neither folder nor data path matter any more.
type question struct {
	Request
	// database and open tell the functions of the program apart, grids the files
	// of shifts; neither is kept for the sake of a question.
	database, open hook
	grids          weak.Pointer[crs.Grids]
	limits         Limits
}

// questionOf is what is asked.
func questionOf(r Request, o Options) question {
	q := question{r, hookOf(o.Database), hookOf(o.Open), weak.Make(r.Grids), o.Limits}
	q.Grids = nil
	return q
}

// mortal reports whether a time may come when nobody can ask this any more.
func (q *question) mortal() bool {
	none := hook{}.closure
	return q.database.closure != none || q.open.closure != none || q.grids != weak.Pointer[crs.Grids]{}
}

// gone reports whether that time has come.
func (q *question) gone() bool {
	return q.database.gone() || q.open.gone() || q.grids != weak.Pointer[crs.Grids]{} && q.grids.Value() == nil
}

// answer is what was read, and the state of the files then.
type answer struct {
	data   *Data
	stamps []stamp
	// size estimates the memory that all of it takes, in bytes.
	size int64
}

// still reports whether files are as they were when they were read. They may say nothing
// for as long as they like, and nobody waits for them.
func (a *answer) still(ctx context.Context, files fs.FS) (bool, error) {
	if len(a.stamps) == 0 {
		return true, nil
	}
	return spend.Promptly(ctx, func() (bool, error) { return unchanged(files, a.stamps), nil })
}

func answerOf(data *Data, stamps []stamp) *answer {
	a := &answer{data: data, stamps: stamps}
	a.size = a.bytes()
	return a
}

// Read returns what a source has, from memory where the same question was
// answered before and the files are unchanged. Those who ask the same at once
// wait for one of them; a reading that failed, or whose context ended, is
// nobody's answer, and the next one reads.
func (s *Store) Read(ctx context.Context, r Request, o Options) (*Data, error) {
	files := o.Files
	o.Files = spend.Files(ctx, files, o.Limits.FileBytes)
	asked := r // what is left behind may still read it
	r, err := spend.Promptly(ctx, func() (Request, error) { return asked.located(o) })
	if err != nil && o.Open != nil && ctx.Err() == nil {
		r, err = asked, nil // no file, but the program may know it
	}
	if err != nil {
		return nil, err
	}
	q := questionOf(r, o)
	if known := s.known(q); known != nil {
		if still, err := known.still(ctx, o.Files); err != nil {
			return nil, err
		} else if still {
			return known.data, spend.Memory(ctx, known.size)
		}
	}
	// The seat comes before the turn: whoever has a turn reads, so that those who
	// wait for it can hurry him. One that waited for a seat would keep them
	// waiting for whatever another of his map's readings waits for.
	ctx, stand, err := r.sit(ctx)
	if err != nil {
		return nil, err
	}
	t := s.join(q)
	if err := t.take(ctx); err != nil {
		s.leave(q, t)
		stand()
		return nil, err
	}
	ctx = t.reading(ctx)
	// A reading that does not hear the context keeps its turn, so that no
	// others are begun beside it.
	return spend.Promptly(ctx, func() (*Data, error) {
		defer stand()
		defer s.leave(q, t)
		defer t.give()
		o.Files = spend.Files(ctx, files, o.Limits.FileBytes)
		if t.answer != nil && unchanged(o.Files, t.answer.stamps) {
			return t.answer.data, spend.Memory(ctx, t.answer.size)
		}
		fresh, err := r.answer(ctx, o, stand)
		if err != nil {
			return nil, err
		}
		t.answer = fresh
		s.keep(q, fresh)
		return fresh.data, nil
	})
}

// sit waits for a seat among the readings of the map, if it works itself: for a
// database it only waits.
func (r Request) sit(ctx context.Context) (seated context.Context, stand func(), err error) {
	if IsDatabase(r.Src) {
		return ctx, func() {}, nil
	}
	return conveyor.Sit(ctx)
}

// answer reads the source. It stands up for one of the program's own, which may wait
// for anything.
func (r Request) answer(ctx context.Context, o Options, stand func()) (*answer, error) {
	if own, stamps, err := r.openOwn(ctx, o); own != nil || err != nil {
		stand()
		return readOwn(o.Limits.Holding(ctx), own, stamps, err)
	}
	found, err := r.find(o)
	if err != nil {
		return nil, err
	}
	stamps, err := r.stamps(o, found)
	if err != nil {
		return nil, err
	}
	source, err := r.open(ctx, o, found)
	if err != nil {
		return nil, err
	}
	data, err := readPacked(ctx, source, o.Limits)
	if err != nil {
		return nil, err
	}
	return answerOf(data, stamps), nil
}

// keep keeps an answer. Before one to a question that may die with what it was
// asked with, those to what nobody can ask any more are forgotten.
func (s *Store) keep(q question, a *answer) {
	if q.mortal() {
		s.Shelf.Forget(func(key, _ any) bool {
			old, ok := key.(question)
			return ok && old.gone()
		})
	}
	q.Request = q.detached()
	// What is not kept, or not any more, may grow for as long as a map has it.
	a.data.grow = func(by int64) bool { return s.Grow(q, a, by) || !s.has(q, a) }
	s.Put(q, a, PerEntry+q.bytes()+a.size)
}

func (s *Store) known(q question) *answer {
	kept, _ := s.Get(q)
	known, _ := kept.(*answer)
	return known
}

// Forget drops what was read from a file or a database, by the name that leads
// to it in the file system, or everything where the name is empty.
func (s *Store) Forget(src string) {
	s.Shelf.Forget(func(key, _ any) bool {
		q, ok := key.(question)
		return src == "" || ok && q.Src == src
	})
}
