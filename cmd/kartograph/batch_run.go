package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/seed-898ab921/kartograph"
)

// makeMaps makes the maps of a plan and tells how it went.
func makeMaps(ctx context.Context, plan *kartograph.BatchPlan, flags batchFlags, s streams) error {
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
	switch {
	case errors.Is(failed, context.Canceled):
		return fmt.Errorf("stopped with %d of %d maps done; run it again to go on", sum.drawn+sum.skipped, len(plan.Maps))
	case failed != nil:
		return failed
	case sum.failed > 0:
		return fmt.Errorf("%d of %d maps failed", sum.failed, len(plan.Maps))
	}
	return nil
}

// announce tells what is about to be made.
func announce(plan *kartograph.BatchPlan, flags batchFlags, s streams) {
	if shard := flags.options.Shard; !shard.Whole() {
		from := ""
		if shard.From != "" {
			from = ", a task of " + shard.From
		}
		fmt.Fprintf(s.err, "shard %s%s: %d of %d maps\n", shard, from, len(plan.Maps), plan.Total)
	}
}
