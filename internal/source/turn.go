package source

import (
	"context"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/heed"
)

// turn lets one at a time of those who ask the same question read.
type turn struct {
	// token is held by the one who reads, and guards the answer.
	token  chan struct{}
	answer *answer
	// waiting counts those who read or wait.
	waiting int

	mu sync.Mutex
	// pressing counts those who wait and whose turn it is, hurry makes the one who
	// reads go on; nil where nobody reads.
	pressing int
	hurry    func()
}

// take takes the token. The one who has it, and reads what both want, lets nobody
// go first any more from when it is the turn of one who waits.
func (t *turn) take(ctx context.Context) error {
	select {
	case t.token <- struct{}{}:
		return nil
	default:
	}
	if err := heed.Err(ctx); err != nil {
		return err
	}
	t.press(1)
	defer t.press(-1)
	select {
	case t.token <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// press tells the one who reads that so many more wait, or fewer.
func (t *turn) press(more int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.pressing += more; t.pressing > 0 && t.hurry != nil {
		t.hurry()
	}
}

// reading is the context of the one who has the token.
func (t *turn) reading(ctx context.Context) context.Context {
	t.mu.Lock()
	defer t.mu.Unlock()
	hurried, hurry := heed.Hurried(ctx)
	if t.hurry = hurry; t.pressing > 0 {
		hurry()
	}
	return hurried
}

// give gives the token back.
func (t *turn) give() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.hurry() // ends its context
	t.hurry = nil
	<-t.token
}

func (s *Store) join(q question) *turn {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.reading[q]
	if t == nil {
		t = &turn{token: make(chan struct{}, 1)}
		if known := s.known(q); known != nil {
			t.answer = known // somebody was faster
		}
		if s.reading == nil {
			s.reading = map[question]*turn{}
		}
		s.reading[q] = t
	}
	t.waiting++
	return t
}

func (s *Store) leave(q question, t *turn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t.waiting--; t.waiting == 0 {
		delete(s.reading, q)
	}
}
