/** A random number generator with a seed (mulberry32), so that the same talk is replayed every time. */
const dice = (seed: number) => {
  let state = seed;
  return (sides: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
};

/** Talk as servers are full of it, in sentences with gaps: games, code, food, sport, school, pets, weather, small talk. */
const SENTENCES = [
  'anyone up for {game} {when}?',
  'lol that {game} match was {mood}',
  'who wants to queue {game}',
  'just got {thing} and it is {mood}',
  'how do i fix this {code} error, been at it all day',
  'does {code} work on windows yet?',
  'why is {code} so slow today',
  'what is the best {thing} for under 100?',
  'can someone link the {thing} guide',
  'my {pet} just {did} again 😂',
  'good morning {who}',
  'gn {who}, see you {when}',
  'happy birthday {who}!!! 🎉',
  'is {place} closed on sundays?',
  'what time is it in {place} right now',
  'need to book a flight to {place} {when}',
  'how much is a taxi in {place}',
  'i had {food} for lunch and it was {mood}',
  'what should i cook with {food}?',
  'is {food} still good after two days in the fridge',
  'recipe for {food} please',
  'went for a run {when}, legs are {legs}',
  'leg day {when}, wish me luck',
  'this boss fight is killing me',
  'i am dead after that {game} grind lol',
  'my back is {legs} from sitting all day',
  'that meme has me crying',
  'my phone died mid call',
  'my heart cant take this {game} finale',
  'exam {when} and i know nothing',
  'how do you say cheers in german',
  'can you set an alarm for {when}',
  'play some music',
  'what is the weather like in {place}',
  'did anyone watch the match {when}?',
  'that ref was {mood}',
  'new {thing} dropped, thoughts?',
  'anyone selling a {thing}?',
  'ok who broke the {code} build',
  'merging this {when} unless somebody objects',
  'have you tried turning it off and on again',
  'brb, {pet} wants out',
  'omg {who} that was {mood}',
  'no way',
  'same here',
  'k',
  '😂😂😂',
  'https://example.org/{thing}',
  'where did you get that {thing}?',
  'should i buy {thing} or wait for black friday',
  'what do you all think of {game}',
  'does anyone know when {game} comes out?',
  'my kid {did} at school today',
  'mom is visiting {when}, house is a mess',
  'i feel {mood} today',
  'so tired, slept four hours',
  'coffee is my personality now',
  'gym at six? chest day',
  'protein shake tastes {mood}',
  'bananas are on sale at the corner shop',
  'is oat milk better than almond milk in coffee?',
  'my plants need potassium or they turn yellow',
  'the salt in {game} chat is unreal',
  'writing a paper on iron oxide for class',
  'calcium deposits in my kettle again',
  'got a dead leg from sitting on it lol',
  'my foot fell asleep in the meeting',
  'kicked the table with my toe, ouch',
  'how do i move my legs in {game}, the controls are stuck',
  'this traffic makes me want to scream',
  'you are killing it {who}',
  'that {food} was to die for',
  'i would kill for some {food}',
  'shooting some hoops {when}',
  'drowning in homework',
  'my laptop is having a seizure, screen keeps flashing',
  'the server crashed, everything is on fire',
  'he stabbed me in the back in {game}',
  'i got poisoned by the spider boss in {game}',
  'bleeding effect is so op in {game}',
  'who is on call {when}? the {code} job collapsed',
  'ive been up since 4',
] as const;

const GAPS: Record<string, readonly string[]> = {
  game: [
    'minecraft',
    'valorant',
    'league',
    'elden ring',
    'mario kart',
    'chess',
    'among us',
    'stardew',
    'factorio',
  ],
  when: [
    'tonight',
    'tomorrow',
    'at 7',
    'this weekend',
    'later',
    'on friday',
    'next week',
    'in an hour',
    'yesterday',
  ],
  mood: [
    'awesome',
    'terrible',
    'so good',
    'mid',
    'wild',
    'broken',
    'kinda sad',
    'hilarious',
    'ok i guess',
    'sick',
  ],
  thing: [
    'keyboard',
    'headset',
    'standing desk',
    'graphics card',
    'lamp',
    'bike',
    'tent',
    'jacket',
    'monitor',
    'mug',
  ],
  code: [
    'typescript',
    'docker',
    'python',
    'the api',
    'webpack',
    'rust',
    'ci',
    'the database',
    'css',
    'kubernetes',
  ],
  pet: ['cat', 'dog', 'hamster', 'parrot', 'bunny'],
  did: [
    'knocked over a glass',
    'ate my sandwich',
    'won a prize',
    'fell asleep on the keyboard',
    'escaped',
    'sang',
  ],
  who: ['everyone', 'chat', 'mate', 'sam', 'alex', 'friends', 'team', 'bro'],
  place: ['berlin', 'tokyo', 'the mall', 'london', 'austin', 'the library', 'lisbon', 'the office'],
  food: ['ramen', 'tacos', 'pizza', 'curry', 'leftover rice', 'sushi', 'lentil soup', 'pancakes', 'a burger'],
  legs: ['sore', 'like jelly', 'fine', 'toast', 'tired'],
};

const OPENERS = ['', '', '', 'lol ', 'ok so ', 'hey, ', 'btw ', 'hm, ', 'wait, ', 'honestly '];
const ENDINGS = ['', '', '', ' lol', ' tbh', '!!', '...', ' 😅', ' imo'];

/** So many lines of ordinary talk, the same for the same seed. */
export const chatter = (count: number, seed = 1): string[] => {
  const roll = dice(seed);
  const pick = (choices: readonly string[]): string => choices[roll(choices.length)]!;
  return Array.from({ length: count }, () => {
    const sentence = pick(SENTENCES).replace(/\{(\w+)\}/gu, (_, gap: string) => pick(GAPS[gap]!));
    return `${pick(OPENERS)}${sentence}${pick(ENDINGS)}`;
  });
};
