/**
 * Korean, for the features, in polite 해요체.
 *
 * @module
 */
import type { MoreWords } from "../more_words.ts";

const subject = (name: string) => name === "" ? "글쓴이가" : `${name} 님이`;
const topic = (name: string) => name === "" ? "글쓴이는" : `${name} 님은`;

/** The words of the features. */
export const more: MoreWords = {
  notices: {
    copy: "복사",
    notChanged: "고치지 못했어요. 서버가 받지 않았어요.",
    tooLate: "고치지 못했어요. 시간이 너무 지났어요.",
    leave: "알겠어요",
    readOnly: "읽을 수 있지만 지금은 쓸 수 없어요.",
    muted: "읽을 수 있지만 쓸 수는 없어요.",
    slow: "여기서는 천천히 이야기해요.",
    heldFirst: "첫 메시지는 글쓴이가 확인한 뒤에 보여요.",
  },
  composing: {
    edit: "메시지를 고치고 있어요",
    sentence: "이 문장에 대해",
    quote: (name) => `${name} 님에게 답하기`,
    leaveOut: "빼기",
    cancel: "그만두기",
    code: "붙여 넣은 글을 코드로 보이기",
  },
  presence: {
    here: (name) => `${subject(name)} 지금 여기 있어요`,
    away: (name) => `${subject(name)} 자리를 비웠어요`,
    minutes: (name) => `${topic(name)} 보통 몇 분 안에 답해요`,
    hours: (name, count) => `${topic(name)} 보통 ${count}시간 안에 답해요`,
    days: (name, count) => `${topic(name)} 보통 ${count}일 안에 답해요`,
    back: (name, day, time) => `${topic(name)} ${day && `${day} `}${time}에 돌아와요`,
    until: (name, time) => `${topic(name)} 보통 ${time}까지 있어요`,
    writing: (name) => `${subject(name)} 쓰고 있어요`,
    somebodyWriting: "누군가 쓰고 있어요",
    reading: (count) => `${count}명이 읽는 중`,
  },
  sentence: {
    hint: "글에서 문장을 선택하면 그 문장에 대해 물어볼 수 있어요.",
    shown: "글에 표시했어요",
    gone: "글이 바뀌어서 이 문장을 찾을 수 없어요.",
  },
  actions: {
    title: "할 수 있는 일",
    moreEmoji: "이모지 더 보기",
    react: (emoji) => `${emoji} 반응하기`,
    quote: "인용하기",
    copy: "글 복사하기",
    copied: "복사했어요",
    notCopied: "복사하지 못했어요. 이 페이지가 허용하지 않아요.",
    asQuestion: "질문으로 바꾸기",
    answered: "답변됨으로 표시하기",
    reopen: "다시 열기",
    edit: "고치기",
    delete: "지우기",
    deleteForEveryone: "모두에게서 지울까요?",
    mayPublish: "공개해도 괜찮아요",
  },
  parts: {
    quoted: (name) => `${name} 님이 쓴 글 보기`,
    quoteDeleted: "지운 메시지예요",
    gone: "이 메시지는 더 이상 없어요.",
    sentence: "글에서 이 문장 보기",
    reactions: "반응",
    reaction: (emoji, count, names) => `${emoji} ${count}명${names && `: ${names}`}`,
    open: "답을 기다리는 질문",
    answered: "답변됨",
    toAnswer: "답변 보기",
    toQuestion: "질문에 대한 답변",
    edited: "고침",
    whispered: "비공개로 물었고, 동의를 얻어 공개했어요",
    published: "모두에게 공개됐어요",
  },
  code: {
    label: (language) => language === "" ? "코드" : `코드, ${language}`,
    copy: "복사하기",
  },
  emoji: {
    title: "이모지",
    search: "이모지 찾기",
    found: (count) => `이모지 ${count}개`,
    recent: "최근에 쓴 것",
    tone: "피부색",
    groups: {
      smileys: "표정",
      people: "사람",
      nature: "동물과 자연",
      food: "음식",
      travel: "여행과 장소",
      activities: "활동",
      objects: "물건",
      symbols: "기호",
      flags: "깃발",
    },
  },
};
