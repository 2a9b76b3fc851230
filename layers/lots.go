package layers

import (
	"context"
	"iter"
)

// Lotted is a Source whose features can be made a few at a time by whoever has
// them to work on, so that what is made is worked on where it was made.
type Lotted interface {
	Source
	// Lots begins a way through the source.
	Lots() Reading
}

// Reading is one way through a source.
type Reading interface {
	// Lots takes all lots from the source, in its order. It is asked once.
	Lots(ctx context.Context) iter.Seq2[Lot, error]
	// End is asked when all lots are settled; its error is one of the source
	// as a whole. What Info tells is complete then.
	End() error
	// Close lets go of what the way holds, files, at any time after Lots.
	Close()
}

// Lot is a few features that follow one another, taken from a source and not
// made yet.
type Lot interface {
	// Make makes the features, in any goroutine. The slice is the caller's.
	Make(ctx context.Context) []Feature
	// Settle adds what was found while they were made to what is known of the
	// source: of one lot after the other, in order. The error is what comes
	// after the features. With again they have to be made and settled once
	// more, before all that follow.
	Settle(ctx context.Context) (again bool, err error)
}

// Forgetful is a Lot that uses memory again.
type Forgetful interface {
	Lot
	// Forget says that nobody refers to the coordinates of the features any more
	// that were made last. It may be called by whoever has made them.
	Forget()
}
