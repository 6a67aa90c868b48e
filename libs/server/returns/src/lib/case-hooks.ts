import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseEvents, CaseFactSources } from '@tact/server/cases';
import { ReturnStory } from './return-story';

/** Where a return follows its case, and what the gates of the case read of it. */
@Injectable()
export class CaseHooks implements OnModuleInit {
  constructor(
    @Inject(CaseEvents) private readonly events: CaseEvents,
    @Inject(CaseFactSources) private readonly sources: CaseFactSources,
    @Inject(ReturnStory) private readonly story: ReturnStory,
  ) {}

  onModuleInit(): void {
    this.sources.register((seen) => this.story.facts(seen));
    this.events.register((event) => this.story.follow(event));
  }
}
