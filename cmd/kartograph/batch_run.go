package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/seed-898ab921/kartograph/batch"
)

// makeMaps makes the maps of a plan and tells how it went.
func makeMaps(ctx context.Context, plan *batch.Planned, flags batchFlags, s streams) error {
	start := time.Now()
	run := plan.Run(ctx)
	if flags.dryRun {
		run = plan.Preview(ctx)
	}
	announce(plan, flags, s)
	var sum summary
	display := newDisplay(plan, flags, s)
	var failed error
	for result, err := range run {
		if err != nil {
			failed = err
			break
		}
		sum.add(result)
		if err := display.show(result); err != nil {
			failed = err
			break
		}
	}
	display.close(failed == nil && ctx.Err() == nil)
	if flags.prune && failed == nil {
		failed = prune(plan, flags, s)
	}
	if flags.dryRun {
		fmt.Fprintf(s.err, "would draw %d, skip %d; %d cannot be made\n", sum.drawn, sum.skipped, sum.failed)
	} else {
		sum.write(s.err, time.Since(start))
	}
	return sum.failure(failed, plan)
}

// failure is the error of a batch: what ended it, or else that maps failed.
func (s *summary) failure(ended error, plan *batch.Planned) error {
	maps := plan.Len()
	switch {
	case errors.Is(ended, context.Canceled) && plan.IsAtlas():
		return passing{fmt.Errorf("stopped with %d of %d pages drawn; run it again: an atlas is made as a whole", s.drawn, maps)}
	case errors.Is(ended, context.Canceled):
		return passing{fmt.Errorf("stopped with %d of %d maps done; run it again to go on", s.drawn+s.skipped, maps)}
	case ended != nil:
		return ended
	case s.passing > 0:
		return passing{fmt.Errorf("%d of %d maps failed, %d of them through trouble that may pass; run it again", s.failed, maps, s.passing)}
	case s.failed > 0:
		return someError{fmt.Errorf("%d of %d maps failed", s.failed, maps)}
	}
	return nil
}

// announce tells what is about to be made.
func announce(plan *batch.Planned, flags batchFlags, s streams) {
	if shard := flags.options.Shard; !shard.Whole() {
		from := ""
		if shard.From != "" {
			from = ", a task of " + shard.From
		}
		fmt.Fprintf(s.err, "shard %s%s: %d of %d maps\n", shard, from, plan.Len(), plan.Total)
	}
}
